package dev.sonoflux.training.report;

import java.util.ArrayList;
import java.util.List;

/** A search over parameters. */
final class SearchSection {
    private static final double PALEST = 0.1;

    private SearchSection() {}

    static Section of(SearchGrid grid, String id) {
        int rows = grid.rows().size();
        int columns = grid.columns().size();
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        String best = "none";
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = grid.values().get(row).get(column);
                if (value < lowest) {
                    lowest = value;
                }
                if (value > highest) {
                    highest = value;
                    best = grid.rowParameter() + " " + grid.rows().get(row) + ", " + grid.columnParameter() + " "
                            + grid.columns().get(column);
                }
            }
        }
        Tint[][] colors = new Tint[rows][columns];
        String[][] text = new String[rows][columns];
        double span = Math.max(1e-9, highest - lowest);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = grid.values().get(row).get(column);
                colors[row][column] = new Tint(
                        ThemeColor.SERIES_1, Double.isNaN(value) ? 0 : PALEST + (1 - PALEST) * (value - lowest) / span);
                text[row][column] = Double.isNaN(value) ? "" : Numbers.fixed(100 * value, 1);
            }
        }
        HeatMap map =
                new HeatMap(grid.columnParameter(), grid.columns(), grid.rowParameter(), grid.rows(), colors, text);
        Plot plot = new Plot(
                id,
                "Search: " + grid.measure() + " (%)",
                "The best point is " + best + " with " + Numbers.percent(highest) + ".",
                "The fuller the colour, the better. The best point is " + best + " with " + Numbers.percent(highest)
                        + ".",
                map.chart(),
                map.width(),
                map.height());
        return new Section(
                id,
                "Search",
                "What each point of the search achieved (" + grid.measure()
                        + "). The best of many is a little better than it will be on new recordings.",
                List.of(plot),
                List.of(table(grid)));
    }

    private static Table table(SearchGrid grid) {
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.text(grid.rowParameter() + " \\ " + grid.columnParameter()));
        grid.columns().forEach(name -> columns.add(Table.number(name)));
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < grid.rows().size(); row++) {
            List<String> cells = new ArrayList<>();
            cells.add(grid.rows().get(row));
            grid.values().get(row).forEach(v -> cells.add(Double.isNaN(v) ? "–" : Numbers.percent(v)));
            rows.add(cells);
        }
        return new Table("All points of the search", columns, rows);
    }
}
