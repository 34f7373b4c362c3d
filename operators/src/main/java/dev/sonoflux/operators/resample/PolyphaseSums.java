package dev.sonoflux.operators.resample;

import java.util.Arrays;

/**
 * Output samples in the making, for input without a gap. Each input sample is added to all output samples that it has a
 * share in, in the order of the input: a sum is therefore the same, to the bit, however the input arrives, and the inner
 * loops run over contiguous arrays, so that they vectorise.
 */
final class PolyphaseSums {
    private final PolyphaseFilter filter;
    /** Index of the input sample that is due. */
    private long nextInput;
    /** Index of the output sample whose sum is {@code sums[0]}; those before it were taken. */
    private long nextOutput;

    private float[] sums = {};

    /** @param start index of the first input sample */
    PolyphaseSums(PolyphaseFilter filter, long start) {
        this.filter = filter;
        nextInput = start;
        nextOutput = firstOutputFrom(start);
    }

    /** Index of the output sample that is taken next. */
    long nextOutput() {
        return nextOutput;
    }

    void add(float[] samples) {
        long position = positionOf(nextInput);
        int phase = (int) (nextInput * filter.up % filter.down);
        nextInput += samples.length;
        reserve((int) (positionOf(nextInput) + filter.reach + 1 - nextOutput));
        int n = 0;
        while (n < samples.length) {
            int at = (int) (position - filter.reach + 1 - nextOutput);
            int sharing = Math.min(sharingAPosition(phase), samples.length - n);
            add(samples, n, sharing, phase, at);
            n += sharing;
            phase += sharing * filter.up;
            position += phase / filter.down;
            phase %= filter.down;
        }
    }

    /** The output samples that no later input has a share in. */
    float[] takeFinished() {
        return takeUntil(positionOf(nextInput) - filter.reach + 1);
    }

    /** The output samples up to the end of the input. */
    float[] takeRest() {
        return takeUntil(firstOutputFrom(nextInput));
    }

    private float[] takeUntil(long end) {
        int count = (int) Math.max(0, end - nextOutput);
        float[] taken = Arrays.copyOf(sums, count);
        int unfinished = Math.min(2 * filter.reach, sums.length - count);
        System.arraycopy(sums, count, sums, 0, unfinished);
        Arrays.fill(sums, unfinished, count + unfinished, 0);
        nextOutput += count;
        return taken;
    }

    /** ⌊input·up/down⌋, the integer part of an input sample's position among the output samples. */
    private long positionOf(long input) {
        return input * filter.up / filter.down;
    }

    /** ⌈input·up/down⌉ */
    private long firstOutputFrom(long input) {
        return -Math.floorDiv(-input * filter.up, filter.down);
    }

    private void reserve(int length) {
        if (sums.length < length) {
            sums = Arrays.copyOf(sums, Math.max(length, 2 * sums.length));
        }
    }

    /** How many inputs, three at most, have the same integer position as the one at this phase; their rows lie alike. */
    private int sharingAPosition(int phase) {
        if (phase + filter.up >= filter.down) {
            return 1;
        }
        return phase + 2 * filter.up >= filter.down ? 2 : 3;
    }

    /** Adds the shares of a few inputs; sums before the first output of the stream don't exist and are left out. */
    private void add(float[] samples, int n, int sharing, int phase, int at) {
        int from = Math.max(0, -at);
        float[] row = filter.row(phase);
        switch (sharing) {
            case 1 -> addOne(sums, at, from, row, samples[n]);
            case 2 -> addTwo(sums, at, from, row, samples[n], filter.row(phase + filter.up), samples[n + 1]);
            default ->
                addThree(
                        sums,
                        at,
                        from,
                        row,
                        samples[n],
                        filter.row(phase + filter.up),
                        samples[n + 1],
                        filter.row(phase + 2 * filter.up),
                        samples[n + 2]);
        }
    }

    private static void addOne(float[] sums, int at, int from, float[] row, float x) {
        for (int i = from; i < row.length; i++) {
            sums[at + i] += x * row[i];
        }
    }

    /** The same sums, to the bit, as adding one after the other, with half the loads and stores of sums. */
    private static void addTwo(float[] sums, int at, int from, float[] row, float x, float[] row2, float x2) {
        for (int i = from; i < row.length; i++) {
            sums[at + i] = (sums[at + i] + x * row[i]) + x2 * row2[i];
        }
    }

    /** Likewise with a third of them. */
    private static void addThree(
            float[] sums, int at, int from, float[] row, float x, float[] row2, float x2, float[] row3, float x3) {
        for (int i = from; i < row.length; i++) {
            sums[at + i] = ((sums[at + i] + x * row[i]) + x2 * row2[i]) + x3 * row3[i];
        }
    }
}
