package dev.sonoflux.training.report;

import java.awt.Font;
import java.awt.Paint;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * A table of numbers as a map of colours. The first row is at the top.
 *
 * @param columnAxis what the columns are
 * @param columns their names
 * @param rowAxis what the rows are
 * @param rows their names
 * @param colors of the cells
 * @param text what stands in it
 */
record HeatMap(
        String columnAxis, List<String> columns, String rowAxis, List<String> rows, Tint[][] colors, String[][] text) {
    private static final int CELL = 30;

    /** Above so many cells a side there is no place for text in them. */
    private static final int MOST_WITH_TEXT = 40;

    private static final int CELL_WITHOUT_TEXT = 12;

    /** A cell's share of its place: the rest is a gap. */
    private static final double FILLED = 0.94;

    /** Where the text in a cell turns to the colour that is legible on a full one. */
    private static final double DARK = 0.55;

    /** Room for the axes. */
    private static final int MARGIN = 110;

    int width() {
        return Math.max(Plot.WIDTH, MARGIN + cell() * columns.size());
    }

    int height() {
        return Math.max(220, MARGIN + cell() * rows.size());
    }

    private int cell() {
        return hasText() ? CELL : CELL_WITHOUT_TEXT;
    }

    private boolean hasText() {
        return Math.max(columns.size(), rows.size()) <= MOST_WITH_TEXT;
    }

    JFreeChart chart() {
        Font font = hasText() ? PlotStyle.TEXT : PlotStyle.SMALL.deriveFont(8f);
        SymbolAxis x = PlotStyle.names(columnAxis, columns, font);
        x.setVerticalTickLabels(columns.stream().anyMatch(name -> name.length() > 3));
        SymbolAxis y = PlotStyle.names(rowAxis, rows, font);
        y.setInverted(true);
        XYBlockRenderer renderer = new XYBlockRenderer();
        renderer.setBlockWidth(FILLED);
        renderer.setBlockHeight(FILLED);
        renderer.setBlockAnchor(RectangleAnchor.CENTER);
        renderer.setPaintScale(new CellColors(colors));
        XYPlot plot = new XYPlot(cells(), x, y, renderer);
        PlotStyle.apply(plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        if (hasText()) {
            addText(plot);
        }
        return PlotStyle.chart(plot, false);
    }

    private DefaultXYZDataset cells() {
        int n = rows.size() * columns.size();
        double[][] xyz = new double[3][n];
        for (int i = 0; i < n; i++) {
            xyz[0][i] = i % columns.size();
            xyz[1][i] = i / columns.size();
            xyz[2][i] = i;
        }
        DefaultXYZDataset cells = new DefaultXYZDataset();
        cells.addSeries("cells", xyz);
        return cells;
    }

    private void addText(XYPlot plot) {
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.size(); column++) {
                if (!text[row][column].isEmpty()) {
                    XYTextAnnotation annotation = new XYTextAnnotation(text[row][column], column, row);
                    annotation.setFont(PlotStyle.SMALL);
                    annotation.setPaint(colors[row][column].opacity() > DARK ? ThemeColor.ON_SERIES : ThemeColor.INK);
                    plot.addAnnotation(annotation);
                }
            }
        }
    }

    /** The value of a cell is its index, row by row. */
    private record CellColors(Tint[][] colors) implements PaintScale {
        @Override
        public double getLowerBound() {
            return 0;
        }

        @Override
        public double getUpperBound() {
            return (double) colors.length * colors[0].length - 1;
        }

        @Override
        public Paint getPaint(double index) {
            int cell = (int) index;
            return colors[cell / colors[0].length][cell % colors[0].length];
        }
    }
}
