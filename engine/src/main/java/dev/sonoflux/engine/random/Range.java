package dev.sonoflux.engine.random;

import java.time.Duration;
import java.util.Objects;

/**
 * Values that one is drawn from, or a fixed one.
 *
 * @param from the smallest
 * @param to the largest; where it is the same as {@code from}, the value is fixed
 */
public record Range<T extends Comparable<? super T>>(T from, T to) {
    /** @throws IllegalArgumentException if the first is larger than the last */
    public Range {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.compareTo(to) > 0) {
            throw new IllegalArgumentException(from + " to " + to + " is no range: its start is above its end");
        }
    }

    /** This value and no other. */
    public static <T extends Comparable<? super T>> Range<T> of(T value) {
        return new Range<>(value, value);
    }

    /** All values from the one to the other. */
    public static <T extends Comparable<? super T>> Range<T> of(T from, T to) {
        return new Range<>(from, to);
    }

    /** Whether there is one value only. */
    public boolean isFixed() {
        return from.compareTo(to) == 0;
    }

    /**
     * This range, if it lies in another.
     *
     * @param name what the message calls it
     * @throws IllegalArgumentException if it doesn't
     */
    public Range<T> requireWithin(String name, T min, T max) {
        if (!(from.compareTo(min) >= 0 && to.compareTo(max) <= 0)) {
            throw new IllegalArgumentException(
                    name + ": " + this + " is not accepted; it must be within " + text(min) + " to " + text(max));
        }
        return this;
    }

    /** As in YAML: the value, or {@code [from, to]}. */
    @Override
    public String toString() {
        return isFixed() ? text(from) : "[" + text(from) + ", " + text(to) + "]";
    }

    private static String text(Object value) {
        return value instanceof Duration duration ? duration.toNanos() / 1e9 + "s" : value.toString();
    }
}
