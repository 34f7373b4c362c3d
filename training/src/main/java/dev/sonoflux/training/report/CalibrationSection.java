package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;

/** Whether confidences are to be believed. */
final class CalibrationSection {
    private CalibrationSection() {}

    static Optional<Section> of(List<MeasuredClips> clips) {
        List<Plot> plots = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredClips measured : clips) {
            plots.add(plot(measured));
            Metrics metrics = measured.metrics();
            metrics.uncalibrated().ifPresent(before -> rows.add(row(measured, "1, before", before)));
            String served = measured.temperature()
                    .map(t -> Numbers.fixed(t, 2) + ", as served")
                    .orElse("each fold's own, as served");
            rows.add(row(measured, served, metrics.calibrated()));
        }
        return plots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "calibration",
                        "Calibration",
                        "Of all recordings with a confidence of 80 %, 80 % should be right. Recordings are put into "
                                + Reliability.BINS
                                + " bins by the confidence of their prediction. The expected calibration"
                                + " error is how far confidence and accuracy lie apart on average; the log-loss is the"
                                + " mean of −ln of what the right word got.",
                        plots,
                        List.of(new Table(
                                "Calibration before and after the temperature",
                                Table.columns(
                                        Table.text("Model"),
                                        Table.text("Temperature"),
                                        Table.number("Calibration error"),
                                        Table.number("Log-loss (nats)")),
                                rows))));
    }

    private static Plot plot(MeasuredClips measured) {
        Metrics metrics = measured.metrics();
        LinePlot plot = new LinePlot(
                        PlotStyle.percent("Confidence (%)", 0, 102), PlotStyle.percent("Accuracy (%)", 0, 102))
                .reference(0, 0, 100, 100);
        plot.line(
                measured.temperature()
                        .map(t -> "as served (T = " + Numbers.fixed(t, 2) + ")")
                        .orElse("as served (each fold's own T)"),
                ThemeColor.SERIES_1,
                LinePlot.Points.MARKED,
                points(metrics.calibrated()));
        metrics.uncalibrated()
                .ifPresent(before ->
                        plot.line("before (T = 1)", ThemeColor.SERIES_2, LinePlot.Points.MARKED, points(before)));
        NumberAxis count = PlotStyle.number("Recordings");
        count.setAutoRangeIncludesZero(true);
        count.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        plot.bars(
                count,
                metrics.calibrated().bins().stream()
                        .map(b -> new LinePlot.Bar(
                                100 * b.from(), 100 * b.to(), b.correct().of()))
                        .toList());
        return new Plot(
                measured.plotId("reliability"),
                measured.title("Reliability diagram"),
                "The expected calibration error is " + Numbers.percent(metrics.calibrationError())
                        + " as served"
                        + metrics.uncalibrated()
                                .map(b -> ", and was " + Numbers.percent(b.expectedCalibrationError())
                                        + " at temperature 1")
                                .orElse("")
                        + ".",
                "On the dashed line confidence is what it says; below it the model is too sure of itself."
                        + " Bars count the recordings as served.",
                plot.chart(),
                Plot.WIDTH,
                400);
    }

    private static List<LinePlot.Point> points(Reliability reliability) {
        return reliability.bins().stream()
                .filter(b -> b.correct().of() > 0)
                .map(b -> new LinePlot.Point(
                        100 * b.confidence(), 100 * b.correct().value()))
                .toList();
    }

    private static List<String> row(MeasuredClips measured, String temperature, Reliability reliability) {
        return List.of(
                measured.name(),
                temperature,
                Numbers.percent(reliability.expectedCalibrationError()),
                Numbers.fixed(reliability.logLoss(), 3));
    }
}
