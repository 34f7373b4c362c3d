package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.RandomOperatorProvider;

/**
 * Which stretches of a feature matrix are masked. Each mask's width is drawn evenly from 0 to the widest, and then its place.
 *
 * @param frequencyMasks how many stretches of coefficients, 0 to {@value #MAX_MASKS}
 * @param frequencyWidth the widest of them, in coefficients, 0 to {@value #MAX_WIDTH}
 * @param timeMasks how many stretches of frames, 0 to {@value #MAX_MASKS}
 * @param timeWidth the longest of them, in frames, 0 to {@value #MAX_WIDTH}
 * @param timeShare the largest share of all frames that one of them may take, 0 to 1
 * @param value what masked values become
 * @param seed of what is drawn
 */
public record SpecAugmentConfig(
        int frequencyMasks,
        int frequencyWidth,
        int timeMasks,
        int timeWidth,
        double timeShare,
        Value value,
        long seed) {
    /** What masked values become. */
    public enum Value {
        /** The mean of their coefficient over all frames. */
        MEAN,
        /** 0, which is the mean of features that were standardised. */
        ZERO
    }

    /** Default of {@link #frequencyMasks} and {@link #timeMasks}. */
    public static final int DEFAULT_MASKS = 2;

    /** Default of {@link #frequencyWidth}. */
    public static final int DEFAULT_FREQUENCY_WIDTH = 6;

    /** Default of {@link #timeWidth}. */
    public static final int DEFAULT_TIME_WIDTH = 10;

    /** Default of {@link #timeShare}. */
    public static final double DEFAULT_TIME_SHARE = 0.2;

    /** Default of {@link #value}. */
    public static final Value DEFAULT_VALUE = Value.MEAN;

    /** The most masks of a kind that are accepted. */
    public static final int MAX_MASKS = 100;

    /** The widest mask that is accepted. */
    public static final int MAX_WIDTH = 10_000;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public SpecAugmentConfig {
        requireInRange("frequencyMasks", frequencyMasks, MAX_MASKS);
        requireInRange("frequencyWidth", frequencyWidth, MAX_WIDTH);
        requireInRange("timeMasks", timeMasks, MAX_MASKS);
        requireInRange("timeWidth", timeWidth, MAX_WIDTH);
        if (!(timeShare >= 0 && timeShare <= 1)) {
            throw new IllegalArgumentException("timeShare: " + timeShare + " is not accepted; it must be 0 to 1");
        }
    }

    private static void requireInRange(String parameter, int value, int max) {
        if (value < 0 || value > max) {
            throw new IllegalArgumentException(parameter + ": " + value + " is not accepted; it must be 0 to " + max);
        }
    }

    /** Two masks of each kind, of up to 6 coefficients and up to 10 frames, but no more than a fifth of all frames each. */
    public static SpecAugmentConfig ofDefaults() {
        return new SpecAugmentConfig(
                DEFAULT_MASKS,
                DEFAULT_FREQUENCY_WIDTH,
                DEFAULT_MASKS,
                DEFAULT_TIME_WIDTH,
                DEFAULT_TIME_SHARE,
                DEFAULT_VALUE,
                RandomOperatorProvider.DEFAULT_SEED);
    }

    /** The same with other masks of coefficients. */
    public SpecAugmentConfig withFrequencyMasks(int masks, int widest) {
        return new SpecAugmentConfig(masks, widest, timeMasks, timeWidth, timeShare, value, seed);
    }

    /** The same with other masks of frames. */
    public SpecAugmentConfig withTimeMasks(int masks, int longest, double largestShare) {
        return new SpecAugmentConfig(frequencyMasks, frequencyWidth, masks, longest, largestShare, value, seed);
    }

    /** The same with another value under masks. */
    public SpecAugmentConfig withValue(Value newValue) {
        return new SpecAugmentConfig(frequencyMasks, frequencyWidth, timeMasks, timeWidth, timeShare, newValue, seed);
    }

    /** The same with another seed. */
    public SpecAugmentConfig withSeed(long newSeed) {
        return new SpecAugmentConfig(frequencyMasks, frequencyWidth, timeMasks, timeWidth, timeShare, value, newSeed);
    }
}
