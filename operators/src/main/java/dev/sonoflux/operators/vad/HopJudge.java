package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;

/** What tells one detector from another: whether a hop holds speech, hangover aside. */
interface HopJudge {
    /** Judges the next hop; at the end of a stream and before a gap it may be shorter than the others. */
    Verdict judge(PcmFrame hop);

    /** Samples are missing before the next hop. */
    default void gap() {}

    /**
     * Verdict on a hop.
     *
     * @param level root mean square of the hop
     * @param threshold what the level was compared with, or the nearest equivalent
     */
    record Verdict(double level, double threshold, boolean speech) {}
}
