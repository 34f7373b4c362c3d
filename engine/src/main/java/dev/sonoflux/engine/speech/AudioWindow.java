package dev.sonoflux.engine.speech;

/**
 * The samples {@code [start, end())} of a segment.
 *
 * @param segment the segment's number in its stream
 * @param sampleRate samples per second
 * @param start index of the window's first sample in the stream
 * @param samples amplitudes; handed over, not copied
 * @param speechStart index of the segment's first sample of speech
 * @param speechEnd index after the last sample of speech heard in the segment so far
 * @param heard how much of the stream had been heard when the window was complete
 * @param last whether it is the segment's last window
 */
public record AudioWindow(
        long segment,
        int sampleRate,
        long start,
        float[] samples,
        long speechStart,
        long speechEnd,
        long heard,
        boolean last) {
    /** Index after the window's last sample. */
    public long end() {
        return start + samples.length;
    }

    /** A recording of one word as a window of its own: segment 0, everything in it taken for speech. */
    public static AudioWindow ofWhole(int sampleRate, float[] samples) {
        return new AudioWindow(0, sampleRate, 0, samples, 0, samples.length, samples.length, true);
    }
}
