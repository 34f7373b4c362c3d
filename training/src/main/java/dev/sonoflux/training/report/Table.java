package dev.sonoflux.training.report;

import java.util.Arrays;
import java.util.List;

/**
 * A table of the page. The first cell of a row is its heading.
 *
 * @param caption what it lists
 * @param columns from the left
 * @param rows the text of each row's cells
 * @param isDetail whether it lists single recordings or detections, for who looks into errors
 */
record Table(String caption, List<Column> columns, List<List<String>> rows, boolean isDetail) {
    Table(String caption, List<Column> columns, List<List<String>> rows) {
        this(caption, columns, rows, false);
    }

    Table asDetail() {
        return new Table(caption, columns, rows, true);
    }

    /**
     * A column.
     *
     * @param numeric whether it is aligned at its right
     */
    record Column(String name, boolean numeric) {}

    static Column text(String name) {
        return new Column(name, false);
    }

    static Column number(String name) {
        return new Column(name, true);
    }

    static List<Column> columns(Column... columns) {
        return Arrays.asList(columns);
    }
}
