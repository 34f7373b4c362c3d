package dev.sonoflux.operators.vad;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings of {@link AdaptiveVad}.
 *
 * @param onsetDb decibels above the noise floor at which speech begins, 0 to 60
 * @param releaseDb decibels above the noise floor below which speech ends, 0 to {@code onsetDb}
 * @param minimum the level below which nothing is speech, however quiet the background
 * @param hangover how long a pause may be that does not end speech, 0 to 10 s
 */
public record AdaptiveVadConfig(double onsetDb, double releaseDb, Level minimum, Duration hangover) {
    public static final double DEFAULT_ONSET_DB = 4;
    public static final double DEFAULT_RELEASE_DB = 2;

    /** An RMS of 0.001 (-60 dBFS). */
    public static final Level DEFAULT_MINIMUM = new Level(0.001);

    /** Longer than the closure of a stop within a word, e.g. in "eight" or "six". */
    public static final Duration DEFAULT_HANGOVER = Duration.ofMillis(250);

    /** Highest ratio that is accepted, in decibels. */
    public static final double MAX_DB = 60;

    public AdaptiveVadConfig {
        if (!(onsetDb >= 0 && onsetDb <= MAX_DB)) {
            throw new IllegalArgumentException("onsetDb " + onsetDb + " is outside 0.." + MAX_DB);
        }
        if (!(releaseDb >= 0 && releaseDb <= onsetDb)) {
            throw new IllegalArgumentException(
                    "releaseDb " + releaseDb + " is outside 0.." + onsetDb + ", the value of onsetDb");
        }
        Objects.requireNonNull(minimum, "minimum");
        Hangover.checked(hangover);
    }

    public static AdaptiveVadConfig ofDefaults() {
        return new AdaptiveVadConfig(DEFAULT_ONSET_DB, DEFAULT_RELEASE_DB, DEFAULT_MINIMUM, DEFAULT_HANGOVER);
    }

    /** Both ratios: they bound each other. */
    public AdaptiveVadConfig withRatios(double onsetDb, double releaseDb) {
        return new AdaptiveVadConfig(onsetDb, releaseDb, minimum, hangover);
    }

    public AdaptiveVadConfig withMinimum(Level minimum) {
        return new AdaptiveVadConfig(onsetDb, releaseDb, minimum, hangover);
    }

    public AdaptiveVadConfig withHangover(Duration hangover) {
        return new AdaptiveVadConfig(onsetDb, releaseDb, minimum, hangover);
    }
}
