package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import java.util.List;

/** What tells one detector from another: whether a hop holds speech, hangover aside. */
interface HopJudge {
    /** Judges the next hop; at the end of a stream and before a gap it may be shorter than the others. */
    Verdict judge(PcmFrame hop);

    /** How many hops at the start of a stream are heard before the first of them is judged. */
    default int hopsHeardFirst() {
        return 0;
    }

    /** Whether this hop is a new start, from which on it hears so many hops again before it judges the first of them. */
    default boolean startsAnewWith(PcmFrame hop) {
        return false;
    }

    /** Hears a start, as many hops as it asked for or all there are, before it judges the first of them. */
    default void hearFirst(List<PcmFrame> hops) {}

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
