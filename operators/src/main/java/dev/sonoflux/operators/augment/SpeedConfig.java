package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;

/**
 * How much faster or slower a stream is played.
 *
 * @param factor above 1 is faster and higher, within {@value #MIN_FACTOR} to {@value #MAX_FACTOR}; taken to the nearest
 *     hundredth. Drawn once a stream, each of {@code from}, {@code from + 0.02}, … up to {@code to} as likely as any other:
 *     every factor needs a table of filter coefficients, and so few tables serve all streams
 * @param seed of what is drawn
 */
public record SpeedConfig(Range<Double> factor, long seed) {
    /** The slowest that is accepted. */
    public static final double MIN_FACTOR = 0.5;

    /** The fastest that is accepted. */
    public static final double MAX_FACTOR = 2;

    public SpeedConfig {
        factor.requireWithin("factor", MIN_FACTOR, MAX_FACTOR);
    }

    /** The same with another seed. */
    public SpeedConfig withSeed(long newSeed) {
        return new SpeedConfig(factor, newSeed);
    }
}
