package dev.sonoflux.tarsos.pitch;

import java.time.Duration;

/**
 * How pitch is estimated.
 *
 * @param lowestHertz the lowest pitch that is looked for, from {@value #MIN_HERTZ} Hz; a window has two periods of it
 * @param highestHertz the highest pitch that counts, above the lowest, to {@value #MAX_HERTZ} Hz
 * @param hop from one estimate to the next, 1 ms to 10 s
 * @param probability what is periodic to a smaller share is unvoiced, in (0, 1)
 */
public record PitchConfig(int lowestHertz, int highestHertz, Duration hop, double probability) {
    /** Lower than nearly all men speak. */
    public static final int DEFAULT_LOWEST_HERTZ = 60;

    /** Higher than nearly all children speak. */
    public static final int DEFAULT_HIGHEST_HERTZ = 500;

    /** Default of {@link #hop}. */
    public static final Duration DEFAULT_HOP = Duration.ofMillis(10);

    /** Default of {@link #probability}. */
    public static final double DEFAULT_PROBABILITY = 0.8;

    /** The lowest pitch that can be looked for. */
    public static final int MIN_HERTZ = 20;

    /** The highest pitch that can be looked for. */
    public static final int MAX_HERTZ = 5000;

    /** The shortest {@link #hop} that is accepted. */
    public static final Duration MIN_HOP = Duration.ofMillis(1);

    /** The longest {@link #hop} that is accepted. */
    public static final Duration MAX_HOP = Duration.ofSeconds(10);

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public PitchConfig {
        if (lowestHertz < MIN_HERTZ || highestHertz > MAX_HERTZ) {
            throw new IllegalArgumentException("pitch from " + lowestHertz + " to " + highestHertz
                    + " Hz is not accepted; it must lie in " + MIN_HERTZ + " to " + MAX_HERTZ + " Hz");
        }
        if (lowestHertz >= highestHertz) {
            throw new IllegalArgumentException("the lowest pitch, " + lowestHertz
                    + " Hz, must be below the highest, which is " + highestHertz + " Hz");
        }
        if (hop.compareTo(MIN_HOP) < 0 || hop.compareTo(MAX_HOP) > 0) {
            throw new IllegalArgumentException(
                    "a hop of " + hop.toNanos() / 1e6 + " ms is not accepted; it must be from 1 ms to 10 s");
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not in (0, 1)");
        }
    }

    /** Voices from 60 to 500 Hz, every 10 ms. */
    public static PitchConfig ofDefaults() {
        return new PitchConfig(DEFAULT_LOWEST_HERTZ, DEFAULT_HIGHEST_HERTZ, DEFAULT_HOP, DEFAULT_PROBABILITY);
    }

    /** The same with other limits, in hertz. */
    public PitchConfig withRange(int lowest, int highest) {
        return new PitchConfig(lowest, highest, hop, probability);
    }

    /** The same with another hop. */
    public PitchConfig withHop(Duration value) {
        return new PitchConfig(lowestHertz, highestHertz, value, probability);
    }

    /** Two periods of the lowest pitch and what its interpolation needs, an even number. */
    int windowSamples(int sampleRate) {
        return 2 * (sampleRate / lowestHertz + 2);
    }
}
