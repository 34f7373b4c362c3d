package dev.sonoflux.training.report;

import java.util.Optional;
import org.jfree.chart.JFreeChart;

/**
 * A plot of a report.
 *
 * @param id name of its PNG file without the ending; unique in a report
 * @param title what is plotted, in a few words
 * @param description what there is to see, for readers who don't see it
 * @param caption what it shows and how to read it, in a sentence
 * @param chart with axes, and without a title
 * @param width in CSS pixels, when it isn't scaled
 * @param height in CSS pixels
 */
record Plot(String id, String title, String description, String caption, JFreeChart chart, int width, int height) {
    /** Width of most plots: legible on a phone, where it shrinks by a tenth or less. */
    static final int WIDTH = 400;

    /** What belongs to one of several models. */
    static String idOf(String kind, Optional<Integer> model) {
        return model.map(number -> kind + "-" + number).orElse(kind);
    }
}
