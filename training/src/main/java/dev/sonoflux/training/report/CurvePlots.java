package dev.sonoflux.training.report;

import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.family.LearningCurve.Epoch;
import dev.sonoflux.training.search.FoldCurve;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jfree.chart.axis.NumberAxis;

/** Learning curves, drawn. */
final class CurvePlots {
    /** So many trainings can be told apart in a plot. */
    private static final int MOST_PLOTTED = 6;

    private CurvePlots() {}

    /**
     * Loss and accuracy.
     *
     * @param id what the plots' ids end with
     * @param title what their titles end with
     * @param trainings one or more
     */
    static List<Plot> of(String id, String title, List<FoldCurve> trainings) {
        List<FoldCurve> shown = trainings.stream().limit(MOST_PLOTTED).toList();
        String few = trainings.size() > shown.size()
                ? " The first " + shown.size() + " of " + trainings.size() + " are shown."
                : "";
        NumberAxis loss = PlotStyle.number("Loss (nats)");
        loss.setAutoRangeIncludesZero(true);
        double lowest = shown.stream()
                .flatMap(t -> t.curve().epochs().stream())
                .mapToDouble(e -> Math.min(e.accuracy(), e.heldOutAccuracy().orElse(1)))
                .min()
                .orElse(0);
        NumberAxis accuracy = PlotStyle.percentFrom(lowest, "Accuracy (%)");
        return List.of(
                plot(
                        "learning-loss" + id,
                        "Loss by epoch" + title,
                        few,
                        loss,
                        shown,
                        e -> OptionalDouble.of(e.loss()),
                        Epoch::heldOutLoss),
                plot(
                        "learning-accuracy" + id,
                        "Accuracy by epoch" + title,
                        few,
                        accuracy,
                        shown,
                        e -> OptionalDouble.of(100 * e.accuracy()),
                        e -> e.heldOutAccuracy().stream().map(a -> 100 * a).findFirst()));
    }

    private static Plot plot(
            String id,
            String title,
            String few,
            NumberAxis axis,
            List<FoldCurve> trainings,
            Function<Epoch, OptionalDouble> inTraining,
            Function<Epoch, OptionalDouble> heldOut) {
        LinePlot plot = new LinePlot(epochs(), axis);
        boolean validated = trainings.stream()
                .anyMatch(t -> t.curve().epochs().stream()
                        .anyMatch(e -> heldOut.apply(e).isPresent()));
        for (int t = 0; t < trainings.size(); t++) {
            LearningCurve curve = trainings.get(t).curve();
            ThemeColor color = ThemeColor.series(t);
            String name = trainings.size() == 1
                    ? "held out"
                    : PlotStyle.cut(trainings.get(t).fold());
            List<LinePlot.Point> line = points(curve, validated ? heldOut : inTraining);
            plot.line(validated || trainings.size() > 1 ? name : "in training", color, LinePlot.Points.HIDDEN, line);
            line.stream().filter(p -> p.x() == curve.kept()).forEach(kept -> plot.dot(color, kept));
            if (validated) {
                plot.dashed("in training", trainings.size() == 1, color, points(curve, inTraining));
            }
        }
        return new Plot(
                id,
                title,
                "The values at the epoch that was kept are in the table.",
                (validated ? "Solid lines are held out, dashed ones are in training; the" : "Nothing was held out; the")
                        + " dot is the epoch that was kept." + few,
                plot.chart(),
                Plot.WIDTH,
                300);
    }

    private static List<LinePlot.Point> points(LearningCurve curve, Function<Epoch, OptionalDouble> value) {
        return curve.epochs().stream()
                .filter(e -> value.apply(e).isPresent())
                .map(e -> new LinePlot.Point(e.number(), value.apply(e).getAsDouble()))
                .toList();
    }

    static Plot learningRate(LearningCurve curve) {
        NumberAxis rate = PlotStyle.number("Learning rate (per step)");
        rate.setAutoRangeIncludesZero(true);
        LinePlot plot = new LinePlot(epochs(), rate)
                .line(
                        "learning rate",
                        ThemeColor.SERIES_1,
                        LinePlot.Points.HIDDEN,
                        points(curve, e -> OptionalDouble.of(e.learningRate())));
        return new Plot(
                "learning-rate",
                "Learning rate by epoch",
                "It ends with " + curve.epochs().get(curve.epochs().size() - 1).learningRate() + ".",
                "The learning rate of each epoch's last step.",
                plot.chart(),
                Plot.WIDTH,
                220);
    }

    private static NumberAxis epochs() {
        NumberAxis axis = PlotStyle.number("Epoch");
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        return axis;
    }
}
