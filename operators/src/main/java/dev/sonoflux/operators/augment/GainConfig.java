package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;

/**
 * How much louder or softer a stream becomes.
 *
 * @param gainDb drawn evenly once a stream, in decibels of amplitude, within ±{@value #MAX_DB} dB
 * @param seed of what is drawn
 */
public record GainConfig(Range<Double> gainDb, long seed) {
    /** The most that a stream is made louder or softer. */
    public static final double MAX_DB = 60;

    public GainConfig {
        gainDb.requireWithin("gainDb", -MAX_DB, MAX_DB);
    }

    /** The same with another seed. */
    public GainConfig withSeed(long newSeed) {
        return new GainConfig(gainDb, newSeed);
    }
}
