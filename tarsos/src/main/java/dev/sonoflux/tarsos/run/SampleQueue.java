package dev.sonoflux.tarsos.run;

import java.util.Arrays;

/**
 * The latest samples of a run, by their index from its start. Before the start there is silence, and after the end, too.
 */
public final class SampleQueue {
    private float[] samples = new float[0];
    private long first;
    private int length;

    /** Index after the last sample that was added. */
    public long end() {
        return first + length;
    }

    /** Appends samples, which are copied. */
    public void add(float[] more) {
        if (length + more.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(length + more.length, 2 * length));
        }
        System.arraycopy(more, 0, samples, length, more.length);
        length += more.length;
    }

    /**
     * A copy of {@code count} samples.
     *
     * @param from index of the first, which may be negative; nothing that was {@linkplain #forget forgotten}
     */
    public float[] copy(long from, int count) {
        if (from < first && first > 0) {
            throw new IllegalArgumentException("sample " + from + " was forgotten; the first is " + first);
        }
        float[] copy = new float[count];
        long start = Math.max(from, first);
        long end = Math.min(from + count, end());
        if (start < end) {
            System.arraycopy(samples, (int) (start - first), copy, (int) (start - from), (int) (end - start));
        }
        return copy;
    }

    /** Lets go of what is before an index. */
    public void forget(long before) {
        int gone = (int) Math.max(0, Math.min(length, before - first));
        System.arraycopy(samples, gone, samples, 0, length - gone);
        first += gone;
        length -= gone;
    }
}
