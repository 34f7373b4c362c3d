package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.random.Range;
import java.util.Objects;

/**
 * How a stream is coded.
 *
 * @param name which code
 * @param attenuationDb how much softer the stream is while it is coded, 0 to {@value #MAX_DB} dB, drawn evenly once a stream;
 *     afterwards it is as loud as before, and the code's steps are louder
 * @param seed of what is drawn
 */
public record CodecConfig(CodecKind name, Range<Double> attenuationDb, long seed) {
    /** The most that a stream is made softer. */
    public static final double MAX_DB = 80;

    /** Default of {@link #attenuationDb}. */
    public static final Range<Double> DEFAULT_ATTENUATION_DB = Range.of(0.0);

    public CodecConfig {
        Objects.requireNonNull(name, "name");
        attenuationDb.requireWithin("attenuationDb", 0.0, MAX_DB);
    }

    /** This code, at the level that a stream has. */
    public static CodecConfig of(CodecKind name) {
        return new CodecConfig(name, DEFAULT_ATTENUATION_DB, RandomOperatorProvider.DEFAULT_SEED);
    }

    /** The same at a lower level. */
    public CodecConfig withAttenuationDb(Range<Double> newAttenuationDb) {
        return new CodecConfig(name, newAttenuationDb, seed);
    }

    /** The same with another seed. */
    public CodecConfig withSeed(long newSeed) {
        return new CodecConfig(name, attenuationDb, newSeed);
    }
}
