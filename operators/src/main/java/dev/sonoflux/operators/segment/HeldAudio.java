package dev.sonoflux.operators.segment;

import dev.sonoflux.engine.audio.PcmFrame;
import java.util.ArrayDeque;
import java.util.Deque;

/** Hops that join without a gap and wait for what becomes of them. */
final class HeldAudio {
    private final Deque<PcmFrame> hops = new ArrayDeque<>();
    private int length;

    boolean isEmpty() {
        return hops.isEmpty();
    }

    /** Index of the first sample. */
    long start() {
        return hops.getFirst().start();
    }

    void add(PcmFrame hop) {
        hops.add(hop);
        length += hop.length();
    }

    /** Lets go of all but the last samples. */
    void keepLast(long samples) {
        while (length > samples) {
            PcmFrame first = hops.removeFirst();
            length -= first.length();
            if (length < samples) {
                int kept = (int) (samples - length);
                hops.addFirst(first.slice(first.length() - kept, first.length()));
                length += kept;
            }
        }
    }

    void clear() {
        hops.clear();
        length = 0;
    }

    /** All of it in one frame. */
    PcmFrame join() {
        float[] samples = new float[length];
        int at = 0;
        for (PcmFrame hop : hops) {
            System.arraycopy(hop.samples(), 0, samples, at, hop.length());
            at += hop.length();
        }
        return new PcmFrame(hops.getFirst().sampleRate(), start(), samples);
    }
}
