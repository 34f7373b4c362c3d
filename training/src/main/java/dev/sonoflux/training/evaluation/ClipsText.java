package dev.sonoflux.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The part of the page that is about clips. */
final class ClipsText {
    private static final int ERRORS = 10;

    /** A matrix of more labels is wider than a screen. */
    private static final int MATRIX_LABELS = 20;

    private static final int CONFUSED_PAIRS = 20;

    /** How often one label was taken for another. */
    private record Confused(int said, int heard, int count) {}

    private ClipsText() {}

    static void print(TextPage page, Metrics metrics) {
        overall(page, metrics);
        perClass(page, metrics);
        perSpeaker(page, metrics);
        confusion(page, metrics);
        worst(page, metrics);
    }

    private static void overall(TextPage page, Metrics metrics) {
        accuracy(page, "accuracy", metrics.correct(), "recordings");
        metrics.byFamiliarity().forEach((familiarity, group) -> {
            String speakers = group.speakers() == 1 ? "of 1 speaker" : "of " + group.speakers() + " speakers";
            switch (familiarity) {
                case KNOWN -> accuracy(page, "  known speakers", group.correct(), speakers);
                case UNKNOWN -> accuracy(page, "  unknown speakers", group.correct(), speakers);
                case UNLABELLED -> accuracy(page, "  nobody says whose", group.correct(), "recordings");
                case UNDETERMINED -> {}
            }
        });
        metrics.rejected().ifPresent(rejected -> accuracy(page, "rejected", rejected, "sound more like background"));
        page.line("mean over speakers %6.2f %%", 100 * metrics.meanSpeakerAccuracy());
        page.line("macro F1           %6.4f", metrics.macroF1());
        page.line("calibration error  %6.2f %%   log-loss %.4f", 100 * metrics.calibrationError(), metrics.logLoss());
        metrics.uncalibrated()
                .ifPresent(before -> page.line(
                        "  uncalibrated     %6.2f %%   log-loss %.4f",
                        100 * before.expectedCalibrationError(), before.logLoss()));
        page.end();
    }

    private static void accuracy(TextPage page, String what, Proportion correct, String of) {
        page.line(
                "%-18s %6.2f %%   [%s] at 95 %%   (%d of %d %s)",
                what, 100 * correct.value(), TextPage.percent(correct.interval()), correct.count(), correct.of(), of);
    }

    private static void perClass(TextPage page, Metrics metrics) {
        int width = TextPage.width(metrics.labels(), "label");
        page.line("%-" + width + "s  precision  recall     f1     n", "label");
        for (Metrics.ClassResult r : metrics.perClass()) {
            page.line(
                    "%-" + width + "s     %6.4f  %6.4f  %6.4f  %4d",
                    r.label(),
                    r.precision(),
                    r.recall(),
                    r.f1(),
                    r.n());
        }
        page.end();
    }

    private static void perSpeaker(TextPage page, Metrics metrics) {
        int width = TextPage.width(metrics.perSpeaker().keySet(), "speaker");
        page.line("%-" + width + "s  accuracy     n", "speaker");
        for (Map.Entry<String, Metrics.SpeakerResult> e : metrics.perSpeaker().entrySet()) {
            Metrics.SpeakerResult r = e.getValue();
            String known = r.known()
                    .map(k -> k ? "  in the training data" : "  never heard")
                    .orElse("");
            page.line(
                    "%-" + width + "s    %6.4f  %4d%s",
                    e.getKey(),
                    r.accuracy(),
                    r.correct().of(),
                    known);
        }
        page.end();
    }

    private static void confusion(TextPage page, Metrics metrics) {
        if (metrics.labels().size() > MATRIX_LABELS) {
            confusedPairs(page, metrics);
        } else {
            confusionMatrix(page, metrics);
        }
        page.end();
    }

    private static void confusedPairs(TextPage page, Metrics metrics) {
        List<String> labels = metrics.labels();
        List<Confused> pairs = confused(metrics.confusion());
        if (pairs.isEmpty()) {
            page.line("confusion: none among %d labels", labels.size());
            return;
        }
        page.line(
                "confusion: %s of %d labels, most frequent first",
                pairs.size() > CONFUSED_PAIRS ? CONFUSED_PAIRS + " of " + pairs.size() + " pairs" : "all pairs",
                labels.size());
        int width = Math.max("heard".length(), TextPage.width(labels, ""));
        page.line("%-" + width + "s  %-" + width + "s  times  of", "said", "heard");
        for (Confused pair : pairs.subList(0, Math.min(CONFUSED_PAIRS, pairs.size()))) {
            page.line(
                    "%-" + width + "s  %-" + width + "s  %5d  %d",
                    labels.get(pair.said),
                    labels.get(pair.heard),
                    pair.count,
                    metrics.perClass().get(pair.said).n());
        }
    }

    /** Most frequent first; pairs that are equally frequent in the order of the labels. */
    private static List<Confused> confused(int[][] confusion) {
        List<Confused> pairs = new ArrayList<>();
        for (int said = 0; said < confusion.length; said++) {
            for (int heard = 0; heard < confusion.length; heard++) {
                if (said != heard && confusion[said][heard] > 0) {
                    pairs.add(new Confused(said, heard, confusion[said][heard]));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(Confused::count).reversed());
        return pairs;
    }

    private static void confusionMatrix(TextPage page, Metrics metrics) {
        int width = Math.max(4, TextPage.width(metrics.labels(), ""));
        page.line("confusion: rows are what was said, columns what was heard");
        StringBuilder header = new StringBuilder(" ".repeat(width));
        metrics.labels().forEach(label -> header.append(cell(width, label)));
        page.line("%s", header);
        for (int row = 0; row < metrics.labels().size(); row++) {
            StringBuilder line =
                    new StringBuilder(cell(width, metrics.labels().get(row)).substring(1));
            for (int count : metrics.confusion()[row]) {
                line.append(cell(width, count == 0 ? "." : String.valueOf(count)));
            }
            page.line("%s", line);
        }
    }

    private static String cell(int width, String text) {
        return " " + " ".repeat(width - text.length()) + text;
    }

    private static void worst(TextPage page, Metrics metrics) {
        if (metrics.worst().isEmpty()) {
            return;
        }
        int width = TextPage.width(metrics.worst().stream().map(ClipError::id).toList(), "file");
        page.line("the errors it was most certain of");
        page.line("%-" + width + "s  said  heard  confidence", "file");
        for (ClipError e :
                metrics.worst().subList(0, Math.min(ERRORS, metrics.worst().size()))) {
            page.line("%-" + width + "s  %4s  %5s  %6.4f", e.id(), e.label(), e.predicted(), e.confidence());
        }
        page.end();
    }
}
