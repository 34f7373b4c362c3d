package dev.sonoflux.operators.augment;

import java.time.Duration;

/**
 * How far a stream is shifted against its time.
 *
 * @param max farthest, later or earlier, to 10 s; the shift is drawn evenly from −max to max once a stream
 * @param seed of what is drawn
 */
public record TimeShiftConfig(Duration max, long seed) {
    /** The farthest shift that is accepted. */
    public static final Duration MAX_SHIFT = Duration.ofSeconds(10);

    public TimeShiftConfig {
        if (max.isNegative() || max.compareTo(MAX_SHIFT) > 0) {
            throw new IllegalArgumentException("max: " + max.toMillis() + " ms is not accepted; it must be 0 to 10 s");
        }
    }

    /** The same with another seed. */
    public TimeShiftConfig withSeed(long newSeed) {
        return new TimeShiftConfig(max, newSeed);
    }
}
