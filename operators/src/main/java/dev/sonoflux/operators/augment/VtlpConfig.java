package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;

/**
 * How much shorter or longer a vocal tract a stream is heard from.
 *
 * @param factor of the formants' frequencies, drawn evenly once a stream, within {@value #MIN_FACTOR} to {@value #MAX_FACTOR};
 *     above 1 is a shorter tract, as a smaller person has
 * @param seed of what is drawn
 */
public record VtlpConfig(Range<Double> factor, long seed) {
    /** The lowest {@link #factor} that is accepted. */
    public static final double MIN_FACTOR = 0.7;

    /** The highest {@link #factor} that is accepted. */
    public static final double MAX_FACTOR = 1.4;

    public VtlpConfig {
        factor.requireWithin("factor", MIN_FACTOR, MAX_FACTOR);
    }

    /** The same with another seed. */
    public VtlpConfig withSeed(long newSeed) {
        return new VtlpConfig(factor, newSeed);
    }
}
