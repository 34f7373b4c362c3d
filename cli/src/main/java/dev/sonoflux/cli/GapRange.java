package dev.sonoflux.cli;

import dev.sonoflux.engine.random.Range;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time or a range of them, e.g. {@code 1s} or {@code 0.6s..2s}; plain numbers are seconds. */
final class GapRange implements ITypeConverter<Range<Duration>> {
    private static final String TO = "..";

    @Override
    public Range<Duration> convert(String text) {
        int dots = text.indexOf(TO);
        Duration from = duration(dots < 0 ? text : text.substring(0, dots));
        Duration to = dots < 0 ? from : duration(text.substring(dots + TO.length()));
        if (from.compareTo(to) > 0) {
            throw new TypeConversionException("'" + text + "' ends below its start");
        }
        return Range.of(from, to);
    }

    private static Duration duration(String text) {
        return Amount.duration(new Amount.Seconds().convert(text));
    }
}
