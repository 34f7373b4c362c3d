package dev.sonoflux.operators.vad;

import java.time.Duration;

/**
 * Settings of {@link SileroVad}.
 *
 * @param onset the probability from which on speech begins, 0 to 1
 * @param release the probability below which speech ends, 0 to {@code onset}
 * @param hangover how long a pause may be that does not end speech, 0 to 10 s
 */
public record SileroVadConfig(double onset, double release, Duration hangover) {
    /** Below the 0.5 that Silero suggests for continuous speech: a single word is short, and has none before it. */
    public static final double DEFAULT_ONSET = 0.3;

    /** As far below the onset as Silero suggests. */
    public static final double DEFAULT_RELEASE = 0.15;

    /** As long as that of {@link AdaptiveVadConfig}. */
    public static final Duration DEFAULT_HANGOVER = AdaptiveVadConfig.DEFAULT_HANGOVER;

    public SileroVadConfig {
        if (!(onset >= 0 && onset <= 1)) {
            throw new IllegalArgumentException("onset " + onset + " is outside 0..1");
        }
        if (!(release >= 0 && release <= onset)) {
            throw new IllegalArgumentException(
                    "release " + release + " is outside 0.." + onset + ", the value of onset");
        }
        Hangover.checked(hangover);
    }

    public static SileroVadConfig ofDefaults() {
        return new SileroVadConfig(DEFAULT_ONSET, DEFAULT_RELEASE, DEFAULT_HANGOVER);
    }

    /** Both probabilities: they bound each other. */
    public SileroVadConfig withProbabilities(double onset, double release) {
        return new SileroVadConfig(onset, release, hangover);
    }

    public SileroVadConfig withHangover(Duration hangover) {
        return new SileroVadConfig(onset, release, hangover);
    }
}
