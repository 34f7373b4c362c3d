package dev.sonoflux.training.splice;

import dev.sonoflux.engine.random.Range;
import dev.sonoflux.operators.augment.NoiseKind;
import dev.sonoflux.operators.augment.ReverbConfig;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stream of words is made like.
 *
 * @param gap silence before the first word, between words and after the last one, each drawn evenly, to 1 h
 * @param snrDb the words' mean power to the noise's, in decibels, {@value #MIN_SNR_DB} to {@value #MAX_SNR_DB}; no noise if
 *     there is none
 * @param noise what the noise sounds like
 * @param reverb the room that all of it is heard in; none if there is none
 * @param seed of the words' order and everything that is drawn
 */
public record SpliceConfig(
        Range<Duration> gap, Optional<Double> snrDb, NoiseKind noise, Optional<ReverbConfig> reverb, long seed) {
    /** Default of {@link #gap}. */
    public static final Range<Duration> DEFAULT_GAP = Range.of(Duration.ofMillis(600), Duration.ofSeconds(2));

    /** The longest {@link #gap} that is accepted. */
    public static final Duration MAX_GAP = Duration.ofHours(1);

    /** The lowest {@link #snrDb} that is accepted. */
    public static final double MIN_SNR_DB = -20;

    /** The highest {@link #snrDb} that is accepted. */
    public static final double MAX_SNR_DB = 100;

    /** Default of {@link #seed}. */
    public static final long DEFAULT_SEED = 0;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public SpliceConfig {
        gap.requireWithin("gap", Duration.ZERO, MAX_GAP);
        Objects.requireNonNull(noise, "noise");
        snrDb.ifPresent(db -> Range.of(db).requireWithin("snr", MIN_SNR_DB, MAX_SNR_DB));
    }

    /** Words between 0.6 and 2 s of digital silence. */
    public static SpliceConfig ofDefaults() {
        return new SpliceConfig(DEFAULT_GAP, Optional.empty(), NoiseKind.WHITE, Optional.empty(), DEFAULT_SEED);
    }

    /** The same with other gaps. */
    public SpliceConfig withGap(Range<Duration> newGap) {
        return new SpliceConfig(newGap, snrDb, noise, reverb, seed);
    }

    /** The same with noise. */
    public SpliceConfig withNoise(NoiseKind kind, double newSnrDb) {
        return new SpliceConfig(gap, Optional.of(newSnrDb), kind, reverb, seed);
    }

    /** The same in a room. */
    public SpliceConfig withReverb(ReverbConfig room) {
        return new SpliceConfig(gap, snrDb, noise, Optional.of(room), seed);
    }

    /** The same with another seed. */
    public SpliceConfig withSeed(long newSeed) {
        return new SpliceConfig(gap, snrDb, noise, reverb, newSeed);
    }
}
