package dev.sonoflux.training.report;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** How all plots look. */
final class PlotStyle {
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);
    static final BasicStroke HAIRLINE = new BasicStroke(1f);
    static final BasicStroke LINE = new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED =
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {4f, 3f}, 0f);

    /** Longer labels are cut: the tables have them in full. */
    private static final int LONGEST_LABEL = 14;

    private static final List<Shape> MARKERS = List.of(
            new Ellipse2D.Double(-3.5, -3.5, 7, 7),
            new Rectangle2D.Double(-3, -3, 6, 6),
            polygon(0, -4, 4, 3, -4, 3),
            polygon(0, -4.5, 4.5, 0, 0, 4.5, -4.5, 0),
            polygon(-4, -3, 4, -3, 0, 4));

    private PlotStyle() {}

    static Shape marker(int series) {
        return MARKERS.get(series % MARKERS.size());
    }

    static JFreeChart chart(XYPlot plot, boolean legend) {
        JFreeChart chart = new JFreeChart(null, TITLE, plot, legend);
        chart.setBackgroundPaint(null);
        chart.setPadding(new RectangleInsets(4, 2, 4, 10));
        LegendTitle shown = chart.getLegend();
        if (shown != null) {
            shown.setItemFont(TEXT);
            shown.setItemPaint(ThemeColor.INK);
            shown.setBackgroundPaint(null);
            shown.setFrame(BlockBorder.NONE);
            shown.setPosition(RectangleEdge.BOTTOM);
        }
        return chart;
    }

    static void apply(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(ThemeColor.GRID);
        plot.setRangeGridlinePaint(ThemeColor.GRID);
        plot.setDomainGridlineStroke(HAIRLINE);
        plot.setRangeGridlineStroke(HAIRLINE);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    }

    static NumberAxis percent(String label, double from, double to) {
        NumberAxis axis = number(label);
        axis.setRange(from, to);
        axis.setTickUnit(new NumberTickUnit(to - from > 50 ? 20 : to - from > 20 ? 10 : 5));
        return axis;
    }

    /** From the multiple of 20 % below the lowest share to 100 %, with room for the markers. */
    static NumberAxis percentFrom(double lowestShare, String label) {
        return percent(label, Math.max(0, 20 * Math.floor(5 * lowestShare) - 1), 101);
    }

    static NumberAxis number(String label) {
        NumberAxis axis = new NumberAxis(label);
        axis.setAutoRangeIncludesZero(false);
        apply(axis);
        return axis;
    }

    /** An axis whose numbers 0, 1, … are things with a name. */
    static SymbolAxis names(String label, List<String> names, Font font) {
        SymbolAxis axis =
                new SymbolAxis(label, names.stream().map(PlotStyle::cut).toArray(String[]::new));
        apply(axis);
        axis.setGridBandsVisible(false);
        axis.setAutoTickUnitSelection(false);
        axis.setTickUnit(new NumberTickUnit(1));
        axis.setRange(-0.5, names.size() - 0.5);
        axis.setTickLabelFont(font);
        return axis;
    }

    static String cut(String label) {
        String line = label.replaceAll("\\p{Cntrl}", " ");
        return line.codePointCount(0, line.length()) <= LONGEST_LABEL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }

    private static void apply(ValueAxis axis) {
        axis.setLabelFont(TEXT);
        axis.setLabelPaint(ThemeColor.INK);
        axis.setTickLabelFont(TEXT);
        axis.setTickLabelPaint(ThemeColor.INK);
        axis.setAxisLinePaint(ThemeColor.MUTED);
        axis.setTickMarkPaint(ThemeColor.MUTED);
    }

    private static Shape polygon(double... xy) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
