package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.Interval;
import dev.sonoflux.training.evaluation.NoiseMaterial;
import dev.sonoflux.training.evaluation.NoiseResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Accuracy in noise. */
final class NoiseSection {
    private NoiseSection() {}

    static Optional<Section> of(EvaluationResult evaluation) {
        List<MeasuredModel> models = MeasuredModel.of(evaluation).stream()
                .filter(model -> !model.result().noise().isEmpty())
                .toList();
        return models.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "noise",
                        "Noise",
                        "The same recordings, mixed with "
                                + evaluation
                                        .noise()
                                        .map(NoiseMaterial::description)
                                        .orElse("noise")
                                + ". The noise covers the whole window, word and edges alike; the signal-to-noise ratio"
                                + " (SNR) is the whole recording's mean power against the noise's."
                                + evaluation
                                        .noise()
                                        .map(noise -> " Seed " + noise.seed() + ".")
                                        .orElse(""),
                        List.of(plot(models)),
                        List.of(table(models))));
    }

    private static Plot plot(List<MeasuredModel> models) {
        LinePlot plot =
                new LinePlot(PlotStyle.number("Signal-to-noise ratio (dB)"), PlotStyle.percent("Accuracy (%)", 0, 102));
        for (MeasuredModel model : models) {
            plot.line(
                    PlotStyle.cut(model.name()),
                    model.color(),
                    LinePlot.Points.MARKED,
                    model.result().noise().stream()
                            .sorted(Comparator.comparingDouble(NoiseResult::snrDb))
                            .map(NoiseSection::point)
                            .toList());
        }
        return new Plot(
                "noise",
                "Accuracy against the signal-to-noise ratio",
                "The values are in the table.",
                "The further left, the louder the noise. Bars are 95 % intervals.",
                plot.chart(),
                Plot.WIDTH,
                300);
    }

    private static LinePlot.Point point(NoiseResult noise) {
        Interval interval = noise.metrics().correct().interval();
        return new LinePlot.Point(
                noise.snrDb(), 100 * noise.metrics().accuracy(), 100 * interval.low(), 100 * interval.high());
    }

    private static Table table(List<MeasuredModel> models) {
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredModel model : models) {
            model.result()
                    .clips()
                    .ifPresent(clean -> rows.add(List.of(
                            model.name(),
                            "none added",
                            Numbers.withInterval(clean.correct()),
                            Numbers.percent(clean.macroF1()),
                            Numbers.percent(clean.calibrationError()))));
            model.result()
                    .noise()
                    .forEach(noise -> rows.add(List.of(
                            model.name(),
                            Numbers.plain(noise.snrDb()),
                            Numbers.withInterval(noise.metrics().correct()),
                            Numbers.percent(noise.metrics().macroF1()),
                            Numbers.percent(noise.metrics().calibrationError()))));
        }
        return new Table(
                "Accuracy in noise",
                Table.columns(
                        Table.text("Model"),
                        Table.number("SNR (dB)"),
                        Table.number("Accuracy (95 % interval)"),
                        Table.number("Macro F1"),
                        Table.number("Calibration error")),
                rows);
    }
}
