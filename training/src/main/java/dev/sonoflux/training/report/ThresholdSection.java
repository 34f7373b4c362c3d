package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.CoveragePoint;
import dev.sonoflux.training.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a threshold on the confidence does. */
final class ThresholdSection {
    private static final List<Double> LISTED = List.of(0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99);

    private ThresholdSection() {}

    static Optional<Section> of(List<MeasuredClips> clips) {
        List<Plot> plots = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (MeasuredClips measured : clips) {
            plots.add(plot(measured));
            tables.add(table(measured));
        }
        return plots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "threshold",
                        "Threshold",
                        "A recording is answered where the confidence reaches the threshold, and passed over otherwise: the"
                                + " higher the threshold, the fewer answers (coverage), and the more of them are right.",
                        plots,
                        tables));
    }

    private static Plot plot(MeasuredClips measured) {
        Metrics metrics = measured.metrics();
        List<LinePlot.Point> coverage = new ArrayList<>();
        List<LinePlot.Point> accuracy = new ArrayList<>();
        for (CoveragePoint point : metrics.coverage()) {
            double threshold = 100 * point.threshold();
            coverage.add(new LinePlot.Point(threshold, 100 * point.answered().value()));
            if (point.answered().count() > 0) {
                accuracy.add(new LinePlot.Point(threshold, 100 * point.correct().value()));
            }
        }
        LinePlot plot = new LinePlot(PlotStyle.percent("Threshold (%)", 0, 100), PlotStyle.percent("Share (%)", 0, 102))
                .line("right, of the answered", ThemeColor.SERIES_1, LinePlot.Points.HIDDEN, accuracy)
                .line("answered (coverage)", ThemeColor.SERIES_2, LinePlot.Points.HIDDEN, coverage);
        measured.threshold().ifPresent(recommended -> plot.mark(100 * recommended, ThemeColor.MUTED));
        return new Plot(
                measured.plotId("threshold"),
                measured.title("Coverage and accuracy against the threshold"),
                "Without a threshold all are answered, " + Numbers.percent(metrics.accuracy()) + " of them right.",
                measured.threshold()
                        .map(recommended -> "The dashed line is the threshold that the model recommends, "
                                + Numbers.percent(recommended) + ".")
                        .orElse("The further right, the fewer answers."),
                plot.chart(),
                Plot.WIDTH,
                300);
    }

    private static Table table(MeasuredClips measured) {
        return new Table(
                measured.title("What thresholds would do"),
                Table.columns(
                        Table.text("Threshold"),
                        Table.number("Answered"),
                        Table.number("Coverage"),
                        Table.number("Accuracy of the answered")),
                measured.metrics().coverage().stream()
                        .filter(p -> LISTED.contains(p.threshold()))
                        .map(p -> List.of(
                                Numbers.fixed(p.threshold(), 2),
                                Numbers.of(p.answered()),
                                Numbers.percent(p.answered().value()),
                                Numbers.withInterval(p.correct())))
                        .toList());
    }
}
