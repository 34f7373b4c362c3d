package dev.sonoflux.engine.microphone;

import java.util.Arrays;

/**
 * Finds out how much a device threw away while nobody read. What was delivered lags behind the clock by more after a loss
 * than before it; a sound server that kept everything delivers it all, and the lag is what it was. As samples come in lumps,
 * the least lag of a few reads counts. Only after an absence longer than the buffer is anything compared, so that the
 * device's clock may go faster or slower than ours.
 */
final class OverrunWatch {
    /** Two buffers' worth: enough for the lumps of a sound server. */
    private static final int READS = 8;

    private final int rate;
    private final long bufferNanos;
    private final int periodFrames;
    private final long[] lags = new long[READS];
    private long lastEnd;
    private long delivered;
    private int reads;
    private boolean suspected;
    private boolean caughtUpSince;
    private long lagBefore;
    private long lagAfter;
    private int readsAfter;

    /**
     * @param now when the line was opened
     */
    OverrunWatch(int rate, int bufferFrames, int periodFrames, long now) {
        this.rate = rate;
        this.bufferNanos = Nanos.ofSamples(bufferFrames, rate);
        this.periodFrames = periodFrames;
        this.lastEnd = now;
        Arrays.fill(lags, Long.MAX_VALUE);
    }

    /**
     * Takes account of a read.
     *
     * @param begin when it was called
     * @param end when it returned
     * @param samples how many it brought
     * @param caughtUp whether there is less than a period left to be read
     * @return how many samples are missing before those that come next, as far as that is known only now
     */
    long afterRead(long begin, long end, int samples, boolean caughtUp) {
        if (reads > 0 && begin - lastEnd > bufferNanos) {
            suspect();
        }
        lastEnd = end;
        delivered += samples;
        long lag = end - Nanos.ofSamples(delivered, rate);
        if (!suspected) {
            lags[reads++ % READS] = lag;
            return 0;
        }
        caughtUpSince |= caughtUp;
        if (!caughtUpSince) {
            return 0;
        }
        lagAfter = Math.min(lagAfter, lag);
        readsAfter++;
        return readsAfter < READS ? 0 : missing();
    }

    private void suspect() {
        if (!suspected) {
            lagBefore = Arrays.stream(lags).min().getAsLong();
        }
        suspected = true;
        caughtUpSince = false;
        lagAfter = Long.MAX_VALUE;
        readsAfter = 0;
    }

    private long missing() {
        long samples = Nanos.toSamples(Math.max(0, lagAfter - lagBefore), rate);
        suspected = false;
        Arrays.fill(lags, Long.MAX_VALUE);
        reads = 0;
        if (samples <= periodFrames) {
            return 0;
        }
        delivered += samples;
        return samples;
    }
}
