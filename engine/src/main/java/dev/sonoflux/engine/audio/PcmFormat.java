package dev.sonoflux.engine.audio;

/**
 * The layout of interleaved PCM bytes.
 *
 * @param sampleRate samples per second and channel, 1 to 768,000 Hz
 * @param channels interleaved channels, 1 to 256
 * @param encoding how one sample is stored
 */
public record PcmFormat(int sampleRate, int channels, SampleEncoding encoding) {
    /** The highest sample rate that is accepted: twice the highest in use. */
    public static final int MAX_SAMPLE_RATE = 768_000;

    /** The highest number of channels that is accepted. */
    public static final int MAX_CHANNELS = 256;

    public PcmFormat {
        if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException("sample rate " + sampleRate + " Hz is outside 1.." + MAX_SAMPLE_RATE);
        }
        if (channels < 1 || channels > MAX_CHANNELS) {
            throw new IllegalArgumentException(channels + " channels are outside 1.." + MAX_CHANNELS);
        }
    }

    /** Bytes of one sample of every channel. */
    public int bytesPerFrame() {
        return channels * encoding.bytes();
    }
}
