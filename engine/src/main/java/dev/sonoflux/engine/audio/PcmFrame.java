package dev.sonoflux.engine.audio;

import java.util.Arrays;

/**
 * A run of mono samples. The position is a 64-bit sample counter and the stream's only time; a frame that starts later
 * than its predecessor ended says that samples are missing in between (a gap). An empty frame that does so says it at once,
 * while more is still missing.
 *
 * @param sampleRate samples per second
 * @param start index of the first sample in its stream, counted from 0 at this sample rate
 * @param samples amplitudes, nominally in [-1, 1]; handed over, not copied: nobody writes to the array afterwards
 */
public record PcmFrame(int sampleRate, long start, float[] samples) implements AudioEvent {
    public PcmFrame {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("sample rate " + sampleRate + " Hz is not positive");
        }
        if (start < 0) {
            throw new IllegalArgumentException("start " + start + " is negative");
        }
    }

    public int length() {
        return samples.length;
    }

    /** Index of the sample after the last one. */
    public long end() {
        return start + samples.length;
    }

    /** Samples {@code [from, to)} of this frame, counted from its own first sample. */
    public PcmFrame slice(int from, int to) {
        if (from == 0 && to == samples.length) {
            return this;
        }
        return new PcmFrame(sampleRate, start + from, Arrays.copyOfRange(samples, from, to));
    }
}
