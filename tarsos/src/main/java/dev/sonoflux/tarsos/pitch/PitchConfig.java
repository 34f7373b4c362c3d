package dev.sonoflux.tarsos.pitch;

import java.time.Duration;

/**
 * How pitch is estimated.
 *
 * @param lowestHertz the lowest pitch that is looked for; a window has two periods of it
 * @param highestHertz the highest pitch that counts, above the lowest
 * @param hop from one estimate to the next
 * @param probability what is periodic to a smaller share is unvoiced, in (0, 1)
 */
public record PitchConfig(int lowestHertz, int highestHertz, Duration hop, double probability) {
    /** Lower than nearly all men speak. */
    public static final int DEFAULT_LOWEST_HERTZ = 60;

    /** Higher than nearly all children speak. */
    public static final int DEFAULT_HIGHEST_HERTZ = 500;

    public static final Duration DEFAULT_HOP = Duration.ofMillis(10);
    public static final double DEFAULT_PROBABILITY = 0.8;

    /** The least and the most that can be looked for. */
    public static final int MIN_HERTZ = 20;

    public static final int MAX_HERTZ = 5000;
    public static final Duration MIN_HOP = Duration.ofMillis(1);
    public static final Duration MAX_HOP = Duration.ofSeconds(10);

    public PitchConfig {
        if (lowestHertz < MIN_HERTZ || highestHertz > MAX_HERTZ || lowestHertz >= highestHertz) {
            throw new IllegalArgumentException("pitch from " + lowestHertz + " to " + highestHertz
                    + " Hz is not accepted; it must lie in " + MIN_HERTZ + " to " + MAX_HERTZ + " Hz");
        }
        if (hop.compareTo(MIN_HOP) < 0 || hop.compareTo(MAX_HOP) > 0) {
            throw new IllegalArgumentException("a hop of " + hop.toMillis() + " ms is not accepted");
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " is not in (0, 1)");
        }
    }

    public static PitchConfig ofDefaults() {
        return new PitchConfig(DEFAULT_LOWEST_HERTZ, DEFAULT_HIGHEST_HERTZ, DEFAULT_HOP, DEFAULT_PROBABILITY);
    }

    public PitchConfig withRange(int lowest, int highest) {
        return new PitchConfig(lowest, highest, hop, probability);
    }

    public PitchConfig withHop(Duration value) {
        return new PitchConfig(lowestHertz, highestHertz, value, probability);
    }

    /** Two periods of the lowest pitch and what its interpolation needs, an even number. */
    int windowSamples(int sampleRate) {
        return 2 * (sampleRate / lowestHertz + 2);
    }
}
