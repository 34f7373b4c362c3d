package dev.sonoflux.engine.microphone;

import java.util.Arrays;

/**
 * Finds out how much a device threw away while nobody read. What was delivered lags behind the clock by more after a loss
 * than before it; a sound server that kept everything delivers it all, and the lag is what it was. As samples come in lumps,
 * and late from a server that is itself kept waiting, the least lag of a second counts. Only after an absence longer than
 * the buffer is anything compared, so that the device's clock may go faster or slower than ours.
 */
final class OverrunWatch {
    private static final int LEAST_READS = 8;

    private final int rate;
    private final long bufferNanos;
    private final int periodFrames;
    /** The last ones, a second's worth. */
    private final long[] lags;

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
        this.lags = new long[Math.max(LEAST_READS, rate / periodFrames)];
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
        if ((suspected || reads >= lags.length) && begin - lastEnd > bufferNanos) {
            suspect();
        }
        lastEnd = end;
        delivered += samples;
        long lag = end - Nanos.ofSamples(delivered, rate);
        if (!suspected) {
            lags[reads++ % lags.length] = lag;
            return 0;
        }
        caughtUpSince |= caughtUp;
        if (!caughtUpSince) {
            return 0;
        }
        lagAfter = Math.min(lagAfter, lag);
        readsAfter++;
        return readsAfter < lags.length ? 0 : missing();
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
        reads = 0;
        if (samples <= periodFrames) {
            return 0;
        }
        delivered += samples;
        return samples;
    }
}
