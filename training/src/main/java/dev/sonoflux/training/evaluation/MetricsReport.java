package dev.sonoflux.training.evaluation;

import java.util.Locale;
import java.util.Map;

/** Metrics as a page of text. */
public final class MetricsReport {
    private MetricsReport() {}

    /** The page, each line ending with a line feed. */
    public static String format(Metrics metrics) {
        StringBuilder text = new StringBuilder();
        line(text, "accuracy           %6.2f %%   (%d recordings)", 100 * metrics.accuracy(), metrics.n());
        line(text, "mean over speakers %6.2f %%", 100 * metrics.meanSpeakerAccuracy());
        line(text, "calibration error  %6.2f %%   log-loss %.4f", 100 * metrics.calibrationError(), metrics.logLoss());
        text.append('\n');
        perClass(text, metrics);
        text.append('\n');
        perSpeaker(text, metrics);
        text.append('\n');
        confusion(text, metrics);
        return text.toString();
    }

    private static void perClass(StringBuilder text, Metrics metrics) {
        int width = width(metrics.labels(), "label");
        line(text, "%-" + width + "s  precision  recall     f1     n", "label");
        for (Metrics.ClassResult r : metrics.perClass()) {
            line(
                    text,
                    "%-" + width + "s     %6.4f  %6.4f  %6.4f  %4d",
                    r.label(),
                    r.precision(),
                    r.recall(),
                    r.f1(),
                    r.n());
        }
    }

    private static void perSpeaker(StringBuilder text, Metrics metrics) {
        int width = width(metrics.perSpeaker().keySet(), "speaker");
        line(text, "%-" + width + "s  accuracy     n", "speaker");
        for (Map.Entry<String, Metrics.SpeakerResult> e : metrics.perSpeaker().entrySet()) {
            Metrics.SpeakerResult r = e.getValue();
            String known = r.known()
                    .map(k -> k ? "  in the training data" : "  never heard")
                    .orElse("");
            line(
                    text,
                    "%-" + width + "s    %6.4f  %4d%s",
                    e.getKey(),
                    r.accuracy(),
                    r.correct().of(),
                    known);
        }
    }

    private static void confusion(StringBuilder text, Metrics metrics) {
        int width = Math.max(4, width(metrics.labels(), ""));
        text.append("confusion: rows are what was said, columns what was heard\n");
        text.append(" ".repeat(width));
        metrics.labels().forEach(label -> text.append(String.format(Locale.ROOT, " %" + width + "s", label)));
        text.append('\n');
        for (int row = 0; row < metrics.labels().size(); row++) {
            text.append(String.format(
                    Locale.ROOT, "%" + width + "s", metrics.labels().get(row)));
            for (int count : metrics.confusion()[row]) {
                text.append(String.format(Locale.ROOT, " %" + width + "s", count == 0 ? "." : count));
            }
            text.append('\n');
        }
    }

    private static int width(Iterable<String> texts, String least) {
        int width = least.length();
        for (String t : texts) {
            width = Math.max(width, t.length());
        }
        return width;
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
