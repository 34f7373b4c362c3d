package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.EventCounts;
import dev.sonoflux.training.evaluation.OperatingPoint;
import dev.sonoflux.training.evaluation.StreamError;
import dev.sonoflux.training.evaluation.StreamResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;

/** What a pipeline does on labelled streams. */
final class StreamSection {
    private static final int ERRORS_LISTED = 50;
    private static final int BARS = 20;

    private StreamSection() {}

    static Optional<Section> of(EvaluationResult evaluation) {
        List<MeasuredModel> models = MeasuredModel.of(evaluation).stream()
                .filter(model -> model.result().streams().isPresent())
                .toList();
        if (models.isEmpty()) {
            return Optional.empty();
        }
        List<Plot> plots = new ArrayList<>();
        plots.add(errorCurve(models));
        List<Table> tables = new ArrayList<>();
        tables.add(counts(models));
        for (MeasuredModel model : models) {
            StreamResult streams = model.result().streams().orElseThrow();
            if (!streams.latency().values().isEmpty()) {
                plots.add(latency(model, streams));
            }
            if (!streams.errors().isEmpty()) {
                tables.add(errors(model, streams.errors()).asDetail());
            }
        }
        StreamResult first = models.get(0).result().streams().orElseThrow();
        return Optional.of(new Section(
                "streams",
                "Streams",
                "What the pipeline " + first.pipeline() + " detects in "
                        + Numbers.count(first.streams().size(), "labelled stream", "labelled streams") + " of "
                        + Numbers.duration(first.seconds()) + " with "
                        + Numbers.count(first.served().counts().words(), "word", "words")
                        + ". Words and detections are matched one to one as events, not frame by frame: a word detected"
                        + " twice is one hit and one false alarm. Intervals of rates are exact ones for Poisson counts.",
                plots,
                tables));
    }

    private static Plot errorCurve(List<MeasuredModel> models) {
        NumberAxis rate = PlotStyle.number("False alarms per hour (1/h)");
        // At least up to 1: there may be no false alarm at any threshold.
        double most = models.stream()
                .flatMap(model -> model.result().streams().orElseThrow().curve().stream())
                .mapToDouble(point -> point.falseAlarms().perHour())
                .reduce(1, Math::max);
        rate.setRange(-0.02 * most, 1.05 * most);
        LinePlot plot = new LinePlot(rate, PlotStyle.percent("Words not detected (%)", 0, 102));
        for (MeasuredModel model : models) {
            plot.line(
                    PlotStyle.cut(model.name()),
                    model.color(),
                    LinePlot.Points.MARKED,
                    model.result().streams().orElseThrow().curve().stream()
                            .map(p -> new LinePlot.Point(
                                    p.falseAlarms().perHour(),
                                    100 * p.counts().undetected().value()))
                            .toList());
        }
        return new Plot(
                "detection-error",
                "Detection-error curve",
                "The values at the pipeline's and the recommended threshold are in the table.",
                "Each point is a threshold: the higher it is, the fewer false alarms (left) and the more words are missed or"
                        + " taken for another (up). The nearer to the corner at the bottom left, the better.",
                plot.chart(),
                Plot.WIDTH,
                320);
    }

    private static Plot latency(MeasuredModel model, StreamResult streams) {
        List<Double> values = streams.latency().values();
        double lowest = values.get(0);
        double highest = values.get(values.size() - 1);
        double step = Math.max(1e-3, (highest - lowest) / BARS);
        int[] counts = new int[BARS];
        List<LinePlot.Point> cumulative = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            counts[Math.min(BARS - 1, (int) ((values.get(i) - lowest) / step))]++;
            cumulative.add(new LinePlot.Point(1000 * values.get(i), 100.0 * (i + 1) / values.size()));
        }
        List<LinePlot.Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < BARS; bar++) {
            double from = lowest + bar * step;
            bars.add(new LinePlot.Bar(1000 * from, 1000 * (from + step), counts[bar]));
        }
        NumberAxis words = PlotStyle.number("Words");
        words.setAutoRangeIncludesZero(true);
        words.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        LinePlot plot = new LinePlot(
                        PlotStyle.number("Delay after the end of the word (ms)"),
                        PlotStyle.percent("Detected by then (%)", 0, 102))
                .line("share", ThemeColor.SERIES_1, LinePlot.Points.HIDDEN, cumulative)
                .bars(words, bars);
        return new Plot(
                model.plotId("latency"),
                model.title("Delay of the detections"),
                "Half of the hits come within "
                        + Numbers.milliseconds(streams.latency().percentile(0.5))
                        + " after the end of the word, 95 % within "
                        + Numbers.milliseconds(streams.latency().percentile(0.95)) + ".",
                "From the end of a word to its detection, in the time of the stream: half within "
                        + Numbers.milliseconds(streams.latency().percentile(0.5)) + ", 95 % within "
                        + Numbers.milliseconds(streams.latency().percentile(0.95)) + ".",
                plot.chart(),
                Plot.WIDTH,
                380);
    }

    private static Table counts(List<MeasuredModel> models) {
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredModel model : models) {
            StreamResult streams = model.result().streams().orElseThrow();
            String forced = streams.forced() == 0 ? "" : ", " + streams.forced() + " forced";
            rows.add(row(model, "pipeline's" + forced, streams.served()));
            rows.add(row(model, "recommended", streams.recommended()));
        }
        return new Table(
                "Detections against what was said",
                Table.columns(
                        Table.text("Model"),
                        Table.text("Threshold"),
                        Table.number("Value"),
                        Table.number("Hits"),
                        Table.number("Substitutions"),
                        Table.number("Misses"),
                        Table.number("False alarms"),
                        Table.number("Not detected (95 % interval)"),
                        Table.number("False alarms per hour (95 % interval)")),
                rows);
    }

    private static List<String> row(MeasuredModel model, String kind, OperatingPoint point) {
        EventCounts counts = point.counts();
        return Arrays.asList(
                model.name(),
                kind,
                Numbers.fixed(point.threshold(), 2),
                Integer.toString(counts.hits()),
                Integer.toString(counts.substitutions()),
                Integer.toString(counts.misses()),
                Integer.toString(counts.insertions()),
                Numbers.withInterval(counts.undetected()),
                Numbers.withInterval(point.falseAlarms()));
    }

    private static Table errors(MeasuredModel model, List<StreamError> errors) {
        String few = errors.size() > ERRORS_LISTED ? ", the first " + ERRORS_LISTED + " of " + errors.size() : "";
        return new Table(
                model.title("Where detections and truth differ" + few),
                Table.columns(
                        Table.text("Stream"),
                        Table.number("From (s)"),
                        Table.number("To (s)"),
                        Table.text("Said"),
                        Table.text("Detected"),
                        Table.number("Confidence")),
                errors.stream()
                        .limit(ERRORS_LISTED)
                        .map(e -> List.of(
                                e.stream(),
                                Numbers.fixed(e.start(), 2),
                                Numbers.fixed(e.end(), 2),
                                e.label().orElse("– (false alarm)"),
                                e.detected().orElse("– (missed)"),
                                e.detected()
                                        .map(d -> Numbers.percent(e.confidence()))
                                        .orElse("–")))
                        .toList());
    }
}
