package dev.sonoflux.tarsos.processor;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;

/** Samples in the form in which TarsosDSP's processors take them. */
public final class Block {
    private static final int BITS = 16;

    private Block() {}

    /**
     * An event of its own: processors may keep it, and change what is in it.
     *
     * @param position index in the stream of the first sample after the overlap; the event's time stamp is its time
     * @param samples handed over
     * @param overlap how many of the first samples were in the block before already
     */
    public static AudioEvent event(int sampleRate, long position, float[] samples, int overlap) {
        TarsosDSPAudioFormat format = new TarsosDSPAudioFormat(sampleRate, BITS, 1, true, false);
        AudioEvent event = new AudioEvent(format);
        event.setFloatBuffer(samples);
        event.setOverlap(overlap);
        event.setBytesProcessed(position * format.getFrameSize());
        event.setBytesProcessing((samples.length - overlap) * format.getFrameSize());
        return event;
    }
}
