package dev.sonoflux.operators.window;

import dev.sonoflux.engine.audio.PcmFrame;
import java.util.Arrays;

/** The samples of a segment that are still needed. */
final class SegmentAudio {
    private static final int INITIAL_CAPACITY = 1 << 13;

    private float[] samples = new float[INITIAL_CAPACITY];
    private long start;
    private int length;

    /** Begins anew at that position. */
    void restart(long position) {
        start = position;
        length = 0;
    }

    /** Index after the last sample. */
    long end() {
        return start + length;
    }

    void add(PcmFrame frame) {
        if (length + frame.length() > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(2 * samples.length, length + frame.length()));
        }
        System.arraycopy(frame.samples(), 0, samples, length, frame.length());
        length += frame.length();
    }

    /** A copy of {@code [from, to)}, indices in the stream. */
    float[] copy(long from, long to) {
        return Arrays.copyOfRange(samples, (int) (from - start), (int) (to - start));
    }

    /** Lets go of what lies before a position. Moves what is left only when that is little, so that a sample moves once. */
    void discardBefore(long position) {
        int discarded = (int) Math.min(position - start, length);
        if (discarded > length / 2) {
            System.arraycopy(samples, discarded, samples, 0, length - discarded);
            start += discarded;
            length -= discarded;
        }
    }
}
