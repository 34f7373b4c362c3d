package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;
import java.time.Duration;
import java.util.Objects;

/**
 * Which noise is added to a stream, and how much of it.
 *
 * @param kind what it sounds like
 * @param level how loud it is
 * @param context longest noise before the stream begins and after it has ended, each drawn evenly from 0 on, to 10 s. Where
 *     there is any before, all positions move on by so much
 * @param seed of what is drawn, the noise included
 */
public record NoiseConfig(NoiseKind kind, NoiseLevel level, Duration context, long seed) {
    /** The longest {@link #context} that is accepted. */
    public static final Duration MAX_CONTEXT = Duration.ofSeconds(10);

    public NoiseConfig {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(level, "level");
        if (context.isNegative() || context.compareTo(MAX_CONTEXT) > 0) {
            throw new IllegalArgumentException(
                    "context: " + context.toMillis() + " ms is not accepted; it must be 0 to 10 s");
        }
    }

    /** White noise at a ratio of the audio's mean power to its own, in decibels, without any before and after. */
    public static NoiseConfig white(Range<Double> snrDb) {
        return new NoiseConfig(NoiseKind.WHITE, new NoiseLevel.SignalToNoise(snrDb), Duration.ZERO, 0);
    }

    /** The same with another kind of noise. */
    public NoiseConfig withKind(NoiseKind newKind) {
        return new NoiseConfig(newKind, level, context, seed);
    }

    /** The same with another level. */
    public NoiseConfig withLevel(NoiseLevel newLevel) {
        return new NoiseConfig(kind, newLevel, context, seed);
    }

    /** The same with noise before and after. */
    public NoiseConfig withContext(Duration longest) {
        return new NoiseConfig(kind, level, longest, seed);
    }

    /** The same with another seed. */
    public NoiseConfig withSeed(long newSeed) {
        return new NoiseConfig(kind, level, context, newSeed);
    }
}
