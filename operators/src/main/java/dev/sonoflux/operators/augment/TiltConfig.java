package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;

/**
 * How much a stream's spectrum is tilted.
 *
 * @param dbPerOctave by how much each octave becomes louder against the one below it, drawn evenly once a stream, within
 *     ±{@value #MAX_DB_PER_OCTAVE} dB
 * @param seed of what is drawn
 */
public record TiltConfig(Range<Double> dbPerOctave, long seed) {
    /** The most that a spectrum is tilted by. */
    public static final double MAX_DB_PER_OCTAVE = 6;

    public TiltConfig {
        dbPerOctave.requireWithin("dbPerOctave", -MAX_DB_PER_OCTAVE, MAX_DB_PER_OCTAVE);
    }

    /** The same with another seed. */
    public TiltConfig withSeed(long newSeed) {
        return new TiltConfig(dbPerOctave, newSeed);
    }
}
