package dev.sonoflux.operators.vad;

import java.time.Duration;
import java.util.Objects;

/**
 * Settings of {@link EnergyVad}.
 *
 * @param threshold the level above which a hop is speech
 * @param hangover how long a pause may be that does not end speech, 0 to 10 s
 */
public record EnergyVadConfig(Level threshold, Duration hangover) {
    /** An RMS of 0.02 (-34 dBFS): speech close to a microphone, in a quiet room. */
    public static final Level DEFAULT_THRESHOLD = new Level(0.02);

    public static final Duration DEFAULT_HANGOVER = Duration.ofMillis(200);

    public EnergyVadConfig {
        Objects.requireNonNull(threshold, "threshold");
        Hangover.checked(hangover);
    }

    public static EnergyVadConfig ofDefaults() {
        return new EnergyVadConfig(DEFAULT_THRESHOLD, DEFAULT_HANGOVER);
    }

    public EnergyVadConfig withThreshold(Level threshold) {
        return new EnergyVadConfig(threshold, hangover);
    }

    public EnergyVadConfig withHangover(Duration hangover) {
        return new EnergyVadConfig(threshold, hangover);
    }
}
