package dev.sonoflux.training.report;

import dev.sonoflux.training.search.PointResult;
import dev.sonoflux.training.search.SearchReport;
import dev.sonoflux.training.search.SearchResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jfree.chart.axis.SymbolAxis;

/** How the points of a grid did. */
final class SearchSection {
    private static final int MOST_LISTED = 100;

    /** How much colour the worst point has, so that it is seen to be there. */
    private static final double PALEST = 0.08;

    private SearchSection() {}

    static Section of(SearchResult search) {
        List<String> varied = varied(search);
        return new Section(
                "grid",
                "Grid",
                Numbers.count(search.points().size(), "point was", "points were") + " compared by the mean "
                        + Measures.title(search.measure()).toLowerCase(Locale.ROOT) + " over "
                        + search.folds() + "; " + SearchReport.TIES
                        + ". The best of many flatters: how good the whole search is, nested cross-validation tells.",
                plots(search, varied),
                List.of(table(search, varied)));
    }

    private static List<Plot> plots(SearchResult search, List<String> varied) {
        return switch (varied.size()) {
            case 0 -> List.of();
            case 1 -> List.of(line(search, varied.get(0)));
            default -> List.of(map(search, varied));
        };
    }

    /** The settings in which points differ, in their order. */
    private static List<String> varied(SearchResult search) {
        Set<String> names = new LinkedHashSet<>();
        search.points().forEach(p -> names.addAll(p.parameters().keySet()));
        return names.stream().filter(name -> values(search, name).size() > 1).toList();
    }

    private static List<String> values(SearchResult search, String name) {
        return search.points().stream().map(p -> value(p, name)).distinct().toList();
    }

    private static String value(PointResult point, String name) {
        return point.parameters().getOrDefault(name, "–");
    }

    private static Plot line(SearchResult search, String name) {
        List<LinePlot.Point> points = new ArrayList<>();
        for (int p = 0; p < search.points().size(); p++) {
            PointResult point = search.points().get(p);
            double spread = point.deviation();
            points.add(new LinePlot.Point(
                    p, 100 * point.mean(), 100 * (point.mean() - spread), 100 * (point.mean() + spread)));
        }
        double lowest = search.points().stream()
                .mapToDouble(p -> p.mean() - p.deviation())
                .min()
                .orElse(0);
        String measure = Measures.title(search.measure());
        List<String> values = values(search, name);
        SymbolAxis axis = PlotStyle.names(name + " (value in the grid)", values, PlotStyle.TEXT);
        axis.setVerticalTickLabels(values.size() > 6);
        LinePlot plot = new LinePlot(axis, PlotStyle.percentFrom(lowest, measure + " (%)"))
                .line("mean over folds", ThemeColor.SERIES_1, LinePlot.Points.MARKED, points)
                .mark(search.best(), ThemeColor.MUTED);
        return new Plot(
                "grid",
                measure + " against " + name,
                best(search, List.of(name)),
                "Bars are a standard deviation over the folds; the dashed line is the best point.",
                plot.chart(),
                Plot.WIDTH,
                300);
    }

    /** Of the last two settings that vary; a cell has the best over the others. */
    private static Plot map(SearchResult search, List<String> varied) {
        String rowName = varied.get(varied.size() - 2);
        String columnName = varied.get(varied.size() - 1);
        List<String> rows = values(search, rowName);
        List<String> columns = values(search, columnName);
        double[][] best = new double[rows.size()][columns.size()];
        for (PointResult point : search.points()) {
            int row = rows.indexOf(value(point, rowName));
            int column = columns.indexOf(value(point, columnName));
            best[row][column] = Math.max(best[row][column], point.mean());
        }
        double lowest =
                search.points().stream().mapToDouble(PointResult::mean).min().orElse(0);
        double range = Math.max(1e-9, search.bestPoint().mean() - lowest);
        Tint[][] colors = new Tint[rows.size()][columns.size()];
        String[][] text = new String[rows.size()][columns.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                double share = Math.max(0, best[row][column] - lowest) / range;
                colors[row][column] = new Tint(ThemeColor.SERIES_1, PALEST + (1 - PALEST) * share);
                text[row][column] = best[row][column] == 0 ? "" : Numbers.fixed(100 * best[row][column], 1);
            }
        }
        HeatMap map = new HeatMap(
                columnName + " (value in the grid)", columns, rowName + " (value in the grid)", rows, colors, text);
        String others = varied.size() == 2
                ? ""
                : " Each is the best over " + String.join(" and ", varied.subList(0, varied.size() - 2)) + ".";
        return new Plot(
                "grid",
                Measures.title(search.measure()) + " (%) over " + rowName + " and " + columnName,
                best(search, varied),
                "Numbers are means over the folds, in percent; the fuller the colour, the better." + others,
                map.chart(),
                map.width(),
                map.height());
    }

    private static String best(SearchResult search, List<String> varied) {
        return "The best point has "
                + varied.stream()
                        .map(name -> name + " " + value(search.bestPoint(), name))
                        .collect(Collectors.joining(", "))
                + ": " + Numbers.percent(search.bestPoint().mean()) + ".";
    }

    private static Table table(SearchResult search, List<String> varied) {
        List<String> names =
                varied.isEmpty() ? List.copyOf(search.bestPoint().parameters().keySet()) : varied;
        List<Table.Column> columns =
                new ArrayList<>(names.stream().map(Table::text).toList());
        columns.add(Table.number(Measures.title(search.measure())));
        columns.add(Table.number("Deviation over folds"));
        columns.add(Table.text(""));
        String few = search.points().size() > MOST_LISTED
                ? ", the best " + MOST_LISTED + " of " + search.points().size()
                : "";
        Stream<PointResult> listed = few.isEmpty()
                ? search.points().stream()
                : search.points().stream()
                        .sorted((a, b) -> Double.compare(b.mean(), a.mean()))
                        .limit(MOST_LISTED);
        return new Table(
                "Points of the grid" + few,
                columns,
                listed.map(point -> row(search, point, names)).toList());
    }

    private static List<String> row(SearchResult search, PointResult point, List<String> names) {
        List<String> row =
                new ArrayList<>(names.stream().map(name -> value(point, name)).toList());
        row.add(Numbers.percent(point.mean()));
        row.add(Numbers.percent(point.deviation()));
        row.add(point == search.bestPoint() ? "best" : "");
        return row;
    }
}
