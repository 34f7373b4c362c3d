package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Locale;

/** Results as a page of text. */
public final class MetricsReport {
    private MetricsReport() {}

    /** The page, each line ending with a line feed. */
    public static String format(EvaluationResult result) {
        TextPage page = new TextPage();
        result.clips().ifPresent(clips -> clips(page, clips));
        for (ModelResult model : result.models()) {
            page.line("== %s", model.name());
            if (!model.trainedOn().isEmpty()) {
                page.line(
                        "it was trained on recordings of %s that are measured here, too: that says little of others",
                        String.join(" and ", model.trainedOn()));
            }
            model.clips().ifPresent(metrics -> ClipsText.print(page, metrics));
            if (!model.noise().isEmpty()) {
                noise(page, result.noise().orElseThrow(), model.noise());
            }
            model.streams().ifPresent(streams -> StreamsText.print(page, streams));
            model.negatives().ifPresent(negatives -> StreamsText.print(page, negatives));
        }
        if (result.models().size() > 1 && result.clips().isPresent()) {
            sideBySide(page, result.models());
            result.comparisons().forEach(comparison -> comparison(page, comparison));
        }
        return page.toString();
    }

    /** What one model did on clips, each line ending with a line feed. */
    public static String format(Metrics metrics) {
        TextPage page = new TextPage();
        ClipsText.print(page, metrics);
        return page.toString();
    }

    private static void clips(TextPage page, Material clips) {
        page.line(
                "%d recordings of %s, split %s; %s",
                clips.recordings(), String.join(" and ", clips.datasets()), clips.split(), clips.how());
        page.end();
    }

    private static void noise(TextPage page, NoiseMaterial noise, List<NoiseResult> results) {
        page.line("in %s (seed %d) that covers the whole of each clip", noise.description(), noise.seed());
        page.line("   SNR  accuracy  95 %% interval    macro F1  ECE");
        for (NoiseResult r : results) {
            page.line(
                    "%6s  %6.2f %%  %s  %8.4f  %5.2f %%",
                    TextPage.decibels(r.snrDb()),
                    100 * r.metrics().accuracy(),
                    TextPage.percent(r.metrics().correct().interval()),
                    r.metrics().macroF1(),
                    100 * r.metrics().calibrationError());
        }
        page.end();
    }

    private static void sideBySide(TextPage page, List<ModelResult> models) {
        int width = TextPage.width(models.stream().map(ModelResult::name).toList(), "model");
        page.line("== side by side");
        page.line("%-" + width + "s  accuracy  95 %% interval    macro F1    ECE    log-loss", "model");
        for (ModelResult model : models) {
            Metrics m = model.clips().orElseThrow();
            page.line(
                    "%-" + width + "s  %6.2f %%  %s  %8.4f  %5.2f %%  %8.4f",
                    model.name(),
                    100 * m.accuracy(),
                    TextPage.percent(m.correct().interval()),
                    m.macroF1(),
                    100 * m.calibrationError(),
                    m.logLoss());
        }
        page.end();
    }

    private static void comparison(TextPage page, McNemar c) {
        page.line("%s against %s, on the same recordings (McNemar)", c.first(), c.second());
        page.line(
                "only the first right %d, only the second right %d, both right %d, both wrong %d",
                c.onlyFirst(), c.onlySecond(), c.bothRight(), c.bothWrong());
        String test = c.chiSquared().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "chi-squared %.3f with continuity correction",
                        c.chiSquared().getAsDouble())
                : "the exact binomial test";
        page.line("p = %.4g by %s", c.pValue(), test);
        page.end();
    }
}
