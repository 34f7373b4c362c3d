package dev.sonoflux.engine.speech;

import dev.sonoflux.engine.audio.PcmFrame;

/**
 * What segmenting says. A segment is one {@link Started}, any number of {@link Samples} that join without a gap, and one
 * {@link Ended}. Positions are sample indices at {@link #sampleRate()}.
 */
public sealed interface SpeechEvent {
    /** Number of the segment in its stream, from 0. */
    long segment();

    int sampleRate();

    /** How much of the stream had been heard when this was said. */
    long heard();

    /**
     * A segment began: its minimum of speech has been heard.
     *
     * @param start index of the segment's first sample, pre-roll included
     * @param speechStart index of the first sample of speech
     */
    record Started(long segment, int sampleRate, long start, long speechStart, long heard) implements SpeechEvent {}

    /**
     * More samples of the segment, pre-roll and hangover included.
     *
     * @param speechEnd index after the last sample of speech so far
     */
    record Samples(long segment, PcmFrame frame, long speechEnd, long heard) implements SpeechEvent {
        @Override
        public int sampleRate() {
            return frame.sampleRate();
        }
    }

    /**
     * The segment is complete.
     *
     * @param start index of the segment's first sample, pre-roll included
     * @param end index after the segment's last sample, hangover included
     * @param speechStart index of the first sample of speech
     * @param speechEnd index after the last sample of speech
     */
    record Ended(
            long segment,
            int sampleRate,
            long start,
            long end,
            long speechStart,
            long speechEnd,
            EndReason reason,
            long heard)
            implements SpeechEvent {}

    /** Why a segment ended. */
    enum EndReason {
        /** The hangover passed without speech. */
        SILENCE,
        /** The longest length that was allowed was reached; speech may go on in the next segment. */
        MAX_LENGTH,
        /** Samples are missing from the stream here. */
        GAP,
        END_OF_STREAM
    }
}
