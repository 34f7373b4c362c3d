package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.Metrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which words are taken for which. */
final class ConfusionSection {
    private static final int LISTED = 10;

    /** How much colour a single one of many has, so that it is seen. */
    private static final double PALEST = 0.15;

    private ConfusionSection() {}

    static Optional<Section> of(List<MeasuredClips> clips) {
        List<Plot> plots = new ArrayList<>();
        List<Table> tables = new ArrayList<>();
        for (MeasuredClips measured : clips) {
            plots.add(plot(measured));
            List<Confusion> confusions = Confusion.mostFrequent(measured.metrics());
            if (!confusions.isEmpty()) {
                tables.add(table(measured, confusions));
            }
        }
        return plots.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        "confusion", "Confusions", "Which words were taken for which others.", plots, tables));
    }

    static Plot plot(MeasuredClips measured) {
        Metrics metrics = measured.metrics();
        int[][] counts = metrics.confusion();
        int n = counts.length;
        Tint[][] colors = new Tint[n][n];
        String[][] text = new String[n][n];
        for (int row = 0; row < n; row++) {
            double said = Math.max(1, Arrays.stream(counts[row]).sum());
            for (int column = 0; column < n; column++) {
                colors[row][column] = color(row == column, counts[row][column] / said);
                text[row][column] = counts[row][column] == 0 ? "" : Integer.toString(counts[row][column]);
            }
        }
        HeatMap map = new HeatMap("Heard (label)", metrics.labels(), "Said (label)", metrics.labels(), colors, text);
        return new Plot(
                measured.plotId("confusion"),
                measured.title("Confusion matrix"),
                "Of " + metrics.n() + " recordings " + metrics.correct().count() + " are on the diagonal.",
                "Rows are what was said, columns what was heard, in numbers of recordings; the fuller the colour, the larger the share of what was said. Orange ones are wrong.",
                map.chart(),
                map.width(),
                map.height());
    }

    private static Tint color(boolean right, double share) {
        return new Tint(
                right ? ThemeColor.SERIES_1 : ThemeColor.SERIES_2, share == 0 ? 0 : PALEST + (1 - PALEST) * share);
    }

    private static Table table(MeasuredClips measured, List<Confusion> confusions) {
        return new Table(
                measured.title("Most frequent confusions"),
                Table.columns(
                        Table.text("Said"), Table.text("Heard"), Table.number("Times"), Table.number("Of those said")),
                confusions.stream()
                        .limit(LISTED)
                        .map(c -> List.of(
                                c.said(),
                                c.heard(),
                                Integer.toString(c.share().count()),
                                Numbers.percent(c.share().value())))
                        .toList());
    }
}
