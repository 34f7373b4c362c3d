package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.random.Range;

/**
 * How much higher or deeper a stream is.
 *
 * @param semitones above 0 is higher, within ±{@value #MAX_SEMITONES}; drawn evenly once a stream
 * @param seed of what is drawn
 */
public record PitchShiftConfig(Range<Double> semitones, long seed) {
    /** An octave: the most that is accepted. */
    public static final double MAX_SEMITONES = 12;

    /** The seed where none is given. */
    public static final int DEFAULT_SEED = 0;

    public PitchShiftConfig {
        semitones.requireWithin("semitones", -MAX_SEMITONES, MAX_SEMITONES);
    }

    /** The same shift for every stream. */
    public static PitchShiftConfig ofSemitones(double semitones) {
        return new PitchShiftConfig(Range.of(semitones), DEFAULT_SEED);
    }

    /** The same with another seed. */
    public PitchShiftConfig withSeed(long newSeed) {
        return new PitchShiftConfig(semitones, newSeed);
    }
}
