package dev.sonoflux.engine.microphone;

/**
 * Finds out how much a device threw away while nobody read. It compares what was delivered with what the clock says, from
 * the last read before the absence to the first one that has caught up: a sound server that kept everything delivers it
 * all then, and nothing is missing. Only after an absence longer than the buffer is anything compared, so that a device's
 * clock may go faster or slower than ours.
 */
final class OverrunWatch {
    private final int rate;
    private final long bufferNanos;
    private final int periodFrames;
    private long lastEnd;
    private boolean suspected;
    private long since;
    private long delivered;

    /**
     * @param now when the line was opened
     */
    OverrunWatch(int rate, int bufferFrames, int periodFrames, long now) {
        this.rate = rate;
        this.bufferNanos = Nanos.ofSamples(bufferFrames, rate);
        this.periodFrames = periodFrames;
        this.lastEnd = now;
    }

    /**
     * Takes account of a read.
     *
     * @param begin when it was called
     * @param end when it returned
     * @param samples how many it brought
     * @param caughtUp whether there is less than a period left to be read
     * @return how many samples are missing after those that it brought, as far as that is known now
     */
    long afterRead(long begin, long end, int samples, boolean caughtUp) {
        if (!suspected && begin - lastEnd > bufferNanos) {
            suspected = true;
            since = lastEnd;
            delivered = 0;
        }
        lastEnd = end;
        if (!suspected) {
            return 0;
        }
        delivered += samples;
        if (!caughtUp) {
            return 0;
        }
        suspected = false;
        long missing = Nanos.toSamples(end - since, rate) - delivered;
        return missing > periodFrames ? missing : 0;
    }
}
