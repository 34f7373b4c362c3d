package dev.sonoflux.training.evaluation;

import java.util.Locale;

/** A page of text that is being written. */
final class TextPage {
    private final StringBuilder text = new StringBuilder();

    void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }

    /** Ends a paragraph. */
    void end() {
        text.append('\n');
    }

    static String percent(Interval interval) {
        return String.format(Locale.ROOT, "%6.2f – %6.2f", 100 * interval.low(), 100 * interval.high());
    }

    /** A ratio as somebody would write it, e.g. 20 dB or 2.5 dB. */
    static String decibels(double ratio) {
        return (ratio == Math.rint(ratio) ? String.valueOf((long) ratio) : String.valueOf(ratio)) + " dB";
    }

    static int width(Iterable<String> texts, String least) {
        int width = least.length();
        for (String t : texts) {
            width = Math.max(width, t.length());
        }
        return width;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
