package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.PcmFormat;

/**
 * An open line that captures. Any of its calls may hang for ever when the device, or the sound server behind it, does; so
 * each is made by a thread that can be done without.
 */
interface CaptureLine {
    /** The device's name. */
    String device();

    PcmFormat format();

    /** How much the line holds while nobody reads. */
    int bufferBytes();

    /**
     * Waits for {@code length} bytes, a whole number of the format's frames. Fewer bytes, or none at all, are what a line
     * returns that was stopped, or whose device is gone; it need not be whole frames.
     */
    int read(byte[] bytes, int length);

    /** How many bytes can be read without waiting. */
    int available();

    /** Frees a thread that waits in {@link #read}. */
    void stop();

    void close();
}
