package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.random.Range;

/**
 * How much faster or slower a stream is.
 *
 * @param factor above 1 is faster, within {@value #MIN_FACTOR} to {@value #MAX_FACTOR}; drawn evenly once a stream
 * @param seed of what is drawn
 */
public record TempoConfig(Range<Double> factor, long seed) {
    /** The slowest that is accepted. */
    public static final double MIN_FACTOR = 0.5;

    /** The fastest that is accepted. */
    public static final double MAX_FACTOR = 2;

    /** The seed where none is given. */
    public static final int DEFAULT_SEED = 0;

    public TempoConfig {
        factor.requireWithin("factor", MIN_FACTOR, MAX_FACTOR);
    }

    /** The same factor for every stream. */
    public static TempoConfig ofFactor(double factor) {
        return new TempoConfig(Range.of(factor), DEFAULT_SEED);
    }

    /** The same with another seed. */
    public TempoConfig withSeed(long newSeed) {
        return new TempoConfig(factor, newSeed);
    }
}
