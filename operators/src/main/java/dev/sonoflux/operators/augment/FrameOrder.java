package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;

/** Watches over the order of a stream's frames, and notices gaps. */
final class FrameOrder {
    private int sampleRate;
    private long next;

    /**
     * Takes note of the stream's next frame.
     *
     * @return whether samples are missing before it
     * @throws SonofluxException if the rate changes, or if it begins before its predecessor ended
     */
    boolean gapBefore(PcmFrame frame) {
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
    boolean isStart() {
        return sampleRate == 0;
    }

    int sampleRate() {
        return sampleRate;
    }

    /** Index of the sample after the last frame. */
    long next() {
        return next;
    }
}
