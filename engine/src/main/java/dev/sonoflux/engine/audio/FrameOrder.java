package dev.sonoflux.engine.audio;

import dev.sonoflux.engine.SonofluxException;

/**
 * Watches over the order of a stream's frames, and notices gaps: for stages that keep something from one frame to the next.
 * It has the state of one stream; not thread-safe.
 */
public final class FrameOrder {
    private int sampleRate;
    private long next;

    /**
     * Takes note of the stream's next frame.
     *
     * @return whether samples are missing before it
     * @throws SonofluxException if the rate changes, or if it begins before its predecessor ended
     */
    public boolean gapBefore(PcmFrame frame) {
        boolean first = isStart();
        if (first) {
            sampleRate = frame.sampleRate();
        } else if (frame.sampleRate() != sampleRate) {
            throw new SonofluxException("the sample rate changes from " + sampleRate + " to " + frame.sampleRate()
                    + " Hz at sample " + frame.start() + ": resample the stream first");
        } else if (frame.start() < next) {
            throw new SonofluxException("a frame starts at sample " + frame.start()
                    + ", but the stream has been heard up to " + next + ": frames must come in order");
        }
        boolean gap = !first && frame.start() > next;
        next = frame.end();
        return gap;
    }

    /** Whether no frame has come yet. */
    public boolean isStart() {
        return sampleRate == 0;
    }

    /** Samples per second; 0 before the first frame. */
    public int sampleRate() {
        return sampleRate;
    }

    /** Index of the sample after the last frame; 0 before the first. */
    public long next() {
        return next;
    }
}
