package dev.sonoflux.training.report;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Lines over a common axis, with bars below them if need be. It is put together step by step, then drawn once. */
final class LinePlot {
    /** What lines say of their points. */
    enum Points {
        HIDDEN,
        MARKED
    }

    /** A point, and where it might lie as well. */
    record Point(double x, double y, double low, double high) {
        Point(double x, double y) {
            this(x, y, y, y);
        }
    }

    /** A bar over [from, to). */
    record Bar(double from, double to, double height) {}

    private final NumberAxis x;
    private final XYIntervalSeriesCollection lines = new XYIntervalSeriesCollection();
    private final XYErrorRenderer renderer = new XYErrorRenderer();
    private final XYPlot plot;
    private final List<XYPlot> below = new ArrayList<>();

    LinePlot(NumberAxis x, NumberAxis y) {
        this.x = x;
        renderer.setDrawXError(false);
        renderer.setCapLength(0);
        renderer.setErrorStroke(PlotStyle.HAIRLINE);
        plot = new XYPlot(lines, x, y, renderer);
        PlotStyle.apply(plot);
    }

    LinePlot line(String name, ThemeColor color, Points shown, List<Point> points) {
        int index = lines.getSeriesCount();
        XYIntervalSeries series = new XYIntervalSeries(name, false, true);
        points.forEach(p -> series.add(p.x(), p.x(), p.x(), p.y(), p.low(), p.high()));
        lines.addSeries(series);
        renderer.setSeriesPaint(index, color);
        renderer.setSeriesStroke(index, PlotStyle.LINE);
        renderer.setSeriesLinesVisible(index, true);
        renderer.setSeriesShape(index, PlotStyle.marker(index));
        renderer.setSeriesShapesVisible(index, shown == Points.MARKED);
        return this;
    }

    /** A line beside another one of its colour. */
    LinePlot dashed(String name, boolean inLegend, ThemeColor color, List<Point> points) {
        int index = lines.getSeriesCount();
        line(name, color, Points.HIDDEN, points);
        renderer.setSeriesStroke(index, PlotStyle.DASHED);
        renderer.setSeriesVisibleInLegend(index, inLegend);
        return this;
    }

    /** A point of a line of this colour. */
    LinePlot dot(ThemeColor color, Point point) {
        int index = lines.getSeriesCount();
        line("dot", color, Points.MARKED, List.of(point));
        renderer.setSeriesShape(index, PlotStyle.marker(0));
        renderer.setSeriesVisibleInLegend(index, false);
        return this;
    }

    /** A dashed line from one point to another. */
    LinePlot reference(double x1, double y1, double x2, double y2) {
        plot.addAnnotation(new XYLineAnnotation(x1, y1, x2, y2, PlotStyle.DASHED, ThemeColor.MUTED));
        return this;
    }

    /** A dashed line from top to bottom. */
    LinePlot mark(double at, ThemeColor color) {
        BasicStroke stroke = PlotStyle.DASHED;
        plot.addDomainMarker(new ValueMarker(at, color, stroke));
        return this;
    }

    LinePlot bars(NumberAxis height, List<Bar> bars) {
        XYIntervalSeries series = new XYIntervalSeries("bars");
        bars.forEach(b -> series.add((b.from() + b.to()) / 2, b.from(), b.to(), b.height(), 0, b.height()));
        XYIntervalSeriesCollection collection = new XYIntervalSeriesCollection();
        collection.addSeries(series);
        XYBarRenderer bar = new XYBarRenderer(0.08);
        bar.setBarPainter(new StandardXYBarPainter());
        bar.setShadowVisible(false);
        bar.setDrawBarOutline(false);
        bar.setSeriesPaint(0, new Tint(ThemeColor.SERIES_1, 0.7));
        bar.setSeriesVisibleInLegend(0, false);
        XYPlot counts = new XYPlot(collection, null, height, bar);
        PlotStyle.apply(counts);
        below.add(counts);
        return this;
    }

    JFreeChart chart() {
        boolean legend = lines.getSeriesCount() > 1;
        if (below.isEmpty()) {
            return PlotStyle.chart(plot, legend);
        }
        plot.setDomainAxis(null);
        CombinedDomainXYPlot combined = new CombinedDomainXYPlot(x);
        combined.setGap(12);
        combined.add(plot, 3);
        below.forEach(bars -> combined.add(bars, 1));
        combined.setBackgroundPaint(null);
        return PlotStyle.chart(combined, legend);
    }
}
