package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Metrics.ClassResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Precision, recall and F1 word by word. */
final class ClassSection {
    /** So many words fit into a plot; of more, those with the lowest F1 are shown. */
    private static final int MOST_PLOTTED = 40;

    private ClassSection() {}

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
                        "words",
                        "Words",
                        "Recall is the share of a word's recordings that were recognised; precision is the share of a"
                                + " word's detections that were right; F1 is the harmonic mean of the two. A word with high"
                                + " recall and low precision is heard where another was said.",
                        plots,
                        tables));
    }

    private static Plot plot(MeasuredClips measured) {
        Metrics metrics = measured.metrics();
        List<ClassResult> shown = metrics.perClass();
        String few = "";
        if (shown.size() > MOST_PLOTTED) {
            few = " The " + MOST_PLOTTED + " words with the lowest F1 of " + shown.size() + " are shown.";
            shown = shown.stream()
                    .sorted(Comparator.comparingDouble(ClassResult::f1))
                    .limit(MOST_PLOTTED)
                    .toList();
        }
        double lowest = shown.stream()
                .mapToDouble(c -> Math.min(c.precision(), c.recall()))
                .min()
                .orElse(0);
        DotPlot plot = new DotPlot(
                PlotStyle.percentFrom(lowest, "Share (%)"),
                "Word",
                shown.stream().map(ClassResult::label).toList(),
                List.of(
                        dots("F1", shown, ClassResult::f1),
                        dots("precision", shown, ClassResult::precision),
                        dots("recall", shown, ClassResult::recall)));
        return new Plot(
                measured.plotId("words"),
                measured.title("F1, precision and recall per word"),
                "Macro F1 is " + Numbers.percent(metrics.macroF1()) + ".",
                "The further right, the better; dots that lie apart show a word that is heard too often or too rarely."
                        + few,
                plot.chart(),
                Plot.WIDTH,
                plot.height());
    }

    private static DotPlot.Series dots(String name, List<ClassResult> classes, ToDoubleFunction<ClassResult> value) {
        return new DotPlot.Series(
                name,
                IntStream.range(0, classes.size())
                        .mapToObj(row -> {
                            double percent = 100 * value.applyAsDouble(classes.get(row));
                            return new DotPlot.Dot(row, percent, percent, percent);
                        })
                        .toList());
    }

    private static Table table(MeasuredClips measured) {
        return new Table(
                measured.title("Words"),
                Table.columns(
                        Table.text("Word"),
                        Table.number("Recordings"),
                        Table.number("Precision"),
                        Table.number("Recall"),
                        Table.number("F1")),
                measured.metrics().perClass().stream()
                        .map(c -> List.of(
                                c.label(),
                                Integer.toString(c.n()),
                                Numbers.percent(c.precision()),
                                Numbers.percent(c.recall()),
                                Numbers.percent(c.f1())))
                        .toList());
    }
}
