package dev.sonoflux.training.report;

import java.util.List;

/**
 * What a search over two parameters measured.
 *
 * @param measure what was measured, e.g. {@code accuracy}, and how
 * @param rowParameter name of a parameter, e.g. {@code C}
 * @param rows its values as they were given; one or more
 * @param columnParameter name of the other parameter, e.g. {@code gamma}
 * @param columns its values; one or more
 * @param values a share in [0, 1] for each row and column; NaN where nothing was measured
 */
public record SearchGrid(
        String measure,
        String rowParameter,
        List<String> rows,
        String columnParameter,
        List<String> columns,
        List<List<Double>> values) {
    public SearchGrid {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        values = values.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (rows.isEmpty() || columns.isEmpty() || values.size() != rows.size()) {
            throw new IllegalArgumentException(
                    values.size() + " rows of values for " + rows.size() + " × " + width + " points");
        }
        if (values.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("each row needs " + width + " values");
        }
    }
}
