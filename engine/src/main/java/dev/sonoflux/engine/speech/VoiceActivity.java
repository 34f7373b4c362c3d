package dev.sonoflux.engine.speech;

import dev.sonoflux.engine.audio.PcmFrame;

/**
 * A voice activity detector's verdict on one hop of audio.
 *
 * @param hop the samples that were judged; hops are contiguous within a stream, but across a gap
 * @param level root mean square of the hop, in [0, 1]
 * @param threshold the level above which this hop counted as speech; for detectors that don't compare levels, their
 *     nearest equivalent or {@link Double#NaN}; infinite where nothing counts as speech, because nobody is to be listened to
 * @param state what was decided
 */
public record VoiceActivity(PcmFrame hop, double level, double threshold, State state) {
    /** Verdict on a hop. */
    public enum State {
        SILENCE,
        SPEECH,
        /** Not speech by itself, but speech ended less than the hangover ago. */
        HANGOVER
    }
}
