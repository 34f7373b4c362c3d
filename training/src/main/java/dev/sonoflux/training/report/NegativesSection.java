package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.FalseAlarm;
import dev.sonoflux.training.evaluation.FalseAlarmPoint;
import dev.sonoflux.training.evaluation.NegativesResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.NumberAxis;

/** What a pipeline detects where none of its words is said. */
final class NegativesSection {
    private NegativesSection() {}

    static Optional<Section> of(EvaluationResult evaluation) {
        List<MeasuredModel> models = MeasuredModel.of(evaluation).stream()
                .filter(model -> model.result().negatives().isPresent())
                .toList();
        if (models.isEmpty()) {
            return Optional.empty();
        }
        List<Table> tables = new ArrayList<>();
        tables.add(rates(models));
        for (MeasuredModel model : models) {
            List<FalseAlarm> worst = model.result().negatives().orElseThrow().worst();
            if (!worst.isEmpty()) {
                tables.add(worst(model, worst).asDetail());
            }
        }
        NegativesResult first = models.get(0).result().negatives().orElseThrow();
        return Optional.of(new Section(
                "negatives",
                "False alarms",
                "In " + Numbers.count(first.recordings(), "recording", "recordings") + " of "
                        + Numbers.duration(first.seconds()) + " in " + first.folder()
                        + " none of the words is said: each detection is a false alarm. Intervals of rates are exact ones"
                        + " for Poisson counts.",
                List.of(plot(models)),
                tables));
    }

    private static Plot plot(List<MeasuredModel> models) {
        NumberAxis rate = PlotStyle.number("False alarms per hour (1/h)");
        rate.setAutoRangeIncludesZero(true);
        LinePlot plot = new LinePlot(PlotStyle.percent("Threshold (%)", 0, 102), rate);
        for (MeasuredModel model : models) {
            plot.line(
                    PlotStyle.cut(model.name()),
                    model.color(),
                    LinePlot.Points.HIDDEN,
                    model.result().negatives().orElseThrow().curve().stream()
                            .map(p -> new LinePlot.Point(
                                    100 * p.threshold(),
                                    p.falseAlarms().perHour(),
                                    p.falseAlarms().interval().low(),
                                    p.falseAlarms().interval().high()))
                            .toList());
        }
        return new Plot(
                "false-alarms",
                "False alarms against the threshold",
                "The values at the pipeline's and the recommended threshold are in the table.",
                "The higher the threshold, the fewer false alarms. Bars are 95 % intervals.",
                plot.chart(),
                Plot.WIDTH,
                300);
    }

    private static Table rates(List<MeasuredModel> models) {
        List<List<String>> rows = new ArrayList<>();
        for (MeasuredModel model : models) {
            NegativesResult negatives = model.result().negatives().orElseThrow();
            rows.add(row(model, "pipeline's, forced ones included", negatives.served()));
            rows.add(row(model, "recommended", negatives.recommended()));
        }
        return new Table(
                "False alarms",
                Table.columns(
                        Table.text("Model"),
                        Table.text("Threshold"),
                        Table.number("Value"),
                        Table.number("False alarms"),
                        Table.number("Per hour (95 % interval)")),
                rows);
    }

    private static List<String> row(MeasuredModel model, String kind, FalseAlarmPoint point) {
        return List.of(
                model.name(),
                kind,
                Numbers.fixed(point.threshold(), 2),
                Integer.toString(point.falseAlarms().count()),
                Numbers.withInterval(point.falseAlarms()));
    }

    private static Table worst(MeasuredModel model, List<FalseAlarm> worst) {
        return new Table(
                model.title("The most certain false alarms"),
                Table.columns(
                        Table.text("Recording"),
                        Table.number("From (s)"),
                        Table.number("To (s)"),
                        Table.text("Detected"),
                        Table.number("Confidence")),
                worst.stream()
                        .map(a -> List.of(
                                a.stream(),
                                Numbers.fixed(a.start(), 2),
                                Numbers.fixed(a.end(), 2),
                                a.label(),
                                Numbers.percent(a.confidence())))
                        .toList());
    }
}
