package dev.sonoflux.engine.spec;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Quantities as people write them. */
final class Units {
    static final String DURATION_PATTERN = "^([0-9]+(?:\\.[0-9]+)?)(us|ms|s|m|h)$";
    static final String HERTZ_PATTERN = "^([0-9]+(?:\\.[0-9]+)?) ?(Hz|kHz)?$";

    private static final Pattern DURATION = Pattern.compile(DURATION_PATTERN);
    private static final Pattern HERTZ = Pattern.compile(HERTZ_PATTERN);
    private static final int MAX_DIGITS = 18;

    private Units() {}

    static Duration duration(String text) {
        Matcher m = match(DURATION, text);
        long nanosPerUnit = switch (m.group(2)) {
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        BigDecimal nanos = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(nanosPerUnit));
        return Duration.ofNanos(whole(nanos, text));
    }

    static int hertz(String text) {
        Matcher m = match(HERTZ, text);
        BigDecimal unit = BigDecimal.valueOf("kHz".equals(m.group(2)) ? 1000 : 1);
        long hertz = whole(new BigDecimal(m.group(1)).multiply(unit), text);
        return (int) Math.min(hertz, Integer.MAX_VALUE);
    }

    /** The shortest way to write it that loses nothing. */
    static String format(Duration duration) {
        long nanos = duration.toNanos();
        if (nanos % 1_000_000_000L == 0) {
            return nanos / 1_000_000_000L + "s";
        }
        if (nanos % 1_000_000L == 0) {
            return nanos / 1_000_000L + "ms";
        }
        return BigDecimal.valueOf(nanos, 3).stripTrailingZeros().toPlainString() + "us";
    }

    private static Matcher match(Pattern pattern, String text) {
        Matcher m = pattern.matcher(text);
        if (text.length() > MAX_DIGITS || !m.matches()) {
            throw new NumberFormatException(text);
        }
        return m;
    }

    private static long whole(BigDecimal value, String text) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            NumberFormatException refused = new NumberFormatException(text);
            refused.initCause(e);
            throw refused;
        }
    }
}
