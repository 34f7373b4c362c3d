package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.speech.VoiceActivity.State;
import java.time.Duration;

/** Bridges pauses: what is not speech counts as hangover as long as it lies within the hangover after the last speech. */
final class Hangover {
    /** Longest hangover that makes sense; a longer one would join whole sentences. */
    static final Duration MAX = Duration.ofSeconds(10);

    private final Duration length;
    private long silent = Long.MAX_VALUE;

    Hangover(Duration length) {
        this.length = length;
    }

    /** Checks a configured hangover. */
    static Duration checked(Duration hangover) {
        if (hangover.isNegative() || hangover.compareTo(MAX) > 0) {
            throw new IllegalArgumentException(
                    "hangover " + hangover.toMillis() + " ms is outside 0.." + MAX.toMillis() + " ms");
        }
        return hangover;
    }

    State next(boolean speech, int samples, int sampleRate) {
        if (speech) {
            silent = 0;
            return State.SPEECH;
        }
        if (silent == Long.MAX_VALUE) {
            return State.SILENCE;
        }
        silent += samples;
        if (silent * 1_000_000_000L > length.toNanos() * sampleRate) {
            clear();
            return State.SILENCE;
        }
        return State.HANGOVER;
    }

    /** Forgets the speech that was heard. */
    void clear() {
        silent = Long.MAX_VALUE;
    }
}
