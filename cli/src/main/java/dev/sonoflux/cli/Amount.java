package dev.sonoflux.cli;

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
