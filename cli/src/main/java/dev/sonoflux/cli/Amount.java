package dev.sonoflux.cli;

import java.time.Duration;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Options that are quantities: a plain number is in the option's own unit, and any other unit can be given. */
abstract sealed class Amount implements ITypeConverter<String> {
    private static final Pattern PLAIN = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern WITH_UNIT = Pattern.compile("[0-9]+(\\.[0-9]+)?(us|ms|s|m|h)");

    private final String unit;

    private Amount(String unit) {
        this.unit = unit;
    }

    @Override
    public String convert(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text + unit;
        }
        if (WITH_UNIT.matcher(text).matches()) {
            return text;
        }
        throw new TypeConversionException("'" + text + "' is no length of time: a number is in " + unit
                + ", and a unit can be given, e.g. 200ms or 1.5s");
    }

    /** What a converted option stands for. */
    static Duration duration(String text) {
        int digits = text.length() - (text.endsWith("ms") || text.endsWith("us") ? 2 : 1);
        double number = Double.parseDouble(text.substring(0, digits));
        long nanos = switch (text.substring(digits)) {
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
        return Duration.ofNanos(Math.round(number * nanos));
    }

    static final class Seconds extends Amount {
        Seconds() {
            super("s");
        }
    }

    static final class Millis extends Amount {
        Millis() {
            super("ms");
        }
    }
}
