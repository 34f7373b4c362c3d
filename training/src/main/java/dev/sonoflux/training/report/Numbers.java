package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.HourlyRate;
import dev.sonoflux.training.evaluation.Interval;
import dev.sonoflux.training.evaluation.Proportion;
import java.util.Locale;

/** How numbers are written, whatever the language of the computer. */
final class Numbers {
    private static final String THIN_SPACE = "\u202f";

    private Numbers() {}

    static String percent(double share) {
        return fixed(100 * share, 1) + THIN_SPACE + "%";
    }

    static String percent(Interval shares) {
        return fixed(100 * shares.low(), 1) + "–" + fixed(100 * shares.high(), 1) + THIN_SPACE + "%";
    }

    /** A share and, in brackets, where it probably is. */
    static String withInterval(Proportion share) {
        return share.of() == 0 ? "–" : percent(share.value()) + " (" + percent(share.interval()) + ")";
    }

    static String withInterval(HourlyRate rate) {
        Interval interval = rate.interval();
        return fixed(rate.perHour(), 1) + " (" + fixed(interval.low(), 1) + "–" + fixed(interval.high(), 1) + ")";
    }

    static String of(Proportion share) {
        return share.count() + " of " + share.of();
    }

    static String fixed(double value, int decimals) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Without the zeros at the end, e.g. of an SNR. */
    static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static String milliseconds(double seconds) {
        return Double.isNaN(seconds) ? "–" : Math.round(1000 * seconds) + THIN_SPACE + "ms";
    }

    static String duration(double seconds) {
        if (seconds < 120) {
            return fixed(seconds, 1) + THIN_SPACE + "s";
        }
        double minutes = seconds / 60;
        return minutes < 120 ? fixed(minutes, 1) + THIN_SPACE + "min" : fixed(minutes / 60, 2) + THIN_SPACE + "h";
    }

    static String count(int n, String one, String many) {
        return n + " " + (n == 1 ? one : many);
    }
}
