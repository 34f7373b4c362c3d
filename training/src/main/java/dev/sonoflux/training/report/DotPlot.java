package dev.sonoflux.training.report;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/**
 * A row for each thing, with one or several dots and their intervals on a common axis.
 *
 * @param axis of the values
 * @param rowAxis what the rows are
 * @param rows their names, from the top
 * @param series what the dots are
 */
record DotPlot(NumberAxis axis, String rowAxis, List<String> rows, List<Series> series) {
    private static final int ROW = 22;
    private static final int MARGIN = 110;

    /** Dots of one kind, in one colour. */
    record Series(String name, List<Dot> dots) {}

    /** A value in a row, counted from 0, and where it might lie as well. */
    record Dot(int row, double value, double low, double high) {}

    int height() {
        return MARGIN + ROW * rows.size();
    }

    JFreeChart chart() {
        XYIntervalSeriesCollection dots = new XYIntervalSeriesCollection();
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawYError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(PlotStyle.LINE);
        for (Series kind : series) {
            int index = dots.getSeriesCount();
            XYIntervalSeries shown = new XYIntervalSeries(kind.name(), false, true);
            kind.dots().forEach(d -> shown.add(d.value(), d.low(), d.high(), d.row(), d.row(), d.row()));
            dots.addSeries(shown);
            renderer.setSeriesPaint(index, ThemeColor.series(index));
            renderer.setSeriesShape(index, PlotStyle.marker(index));
        }
        SymbolAxis y = PlotStyle.names(rowAxis, new ArrayList<>(rows), PlotStyle.TEXT);
        y.setInverted(true);
        XYPlot plot = new XYPlot(dots, axis, y, renderer);
        PlotStyle.apply(plot);
        return PlotStyle.chart(plot, true);
    }
}
