package dev.sonoflux.tarsos.stretch;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd;
import be.tarsos.dsp.WaveformSimilarityBasedOverlapAdd.Parameters;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.tarsos.processor.Block;
import dev.sonoflux.tarsos.run.SampleQueue;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * One run through TarsosDSP's WSOLA (W. Verhelst and M. Roelands, "An overlap-add technique based on waveform similarity
 * (WSOLA) for high quality time-scale modification of speech", ICASSP 1993): sample k of what comes out is what is heard at
 * time k · tempo of the run, give or take half a seek window.
 *
 * <p>TarsosDSP's own dispatcher advances by a whole number of samples, drifts therefore, and leaves out the end; here every
 * block begins where it belongs, to the sample, and the end is filled up with silence. TarsosDSP begins with half a seek window
 * left out and a fade-in; a block of silence in front has the run begin with its first sample.
 */
final class TimeStretch {
    private static final int SEQUENCE_MILLIS = 40;
    private static final int SEEK_MILLIS = 15;
    private static final int OVERLAP_MILLIS = 12;
    /** How much must be heard beyond a time before what is heard then comes out: at most a block and the rest of its window. */
    static final Duration LATENCY = Duration.ofMillis(SEQUENCE_MILLIS + SEEK_MILLIS);

    private static final int MIN_SAMPLE_RATE = 2000;

    private final double tempo;
    private final int sampleRate;
    private final WaveformSimilarityBasedOverlapAdd wsola;
    private final int hop;
    private final int seek;
    private final int needed;
    private final SampleQueue queue = new SampleQueue();
    private long blocks = -1;

    TimeStretch(double tempo, int sampleRate) {
        if (sampleRate < MIN_SAMPLE_RATE) {
            throw new SonofluxException(
                    "audio at " + sampleRate + " Hz can't be stretched; " + MIN_SAMPLE_RATE + " Hz are needed");
        }
        this.tempo = tempo;
        this.sampleRate = sampleRate;
        wsola = QuietWsola.create(new Parameters(tempo, sampleRate, SEQUENCE_MILLIS, SEEK_MILLIS, OVERLAP_MILLIS));
        int sequence = samples(SEQUENCE_MILLIS, sampleRate);
        hop = sequence - samples(OVERLAP_MILLIS, sampleRate);
        seek = samples(SEEK_MILLIS, sampleRate);
        needed = sequence + seek;
    }

    private static int samples(int millis, int sampleRate) {
        return (int) (sampleRate * (double) millis / 1000);
    }

    /** How many samples each block has that is handed on. */
    int blockSamples() {
        return hop;
    }

    /** Takes the samples that follow, and hands on blocks of what comes of them. */
    void add(float[] samples, Consumer<float[]> out) {
        queue.add(samples);
        while (start() + needed <= queue.end()) {
            nextBlock(out);
        }
    }

    /** Hands on the blocks that are still missing to that many samples altogether. */
    void finish(long total, Consumer<float[]> out) {
        while (blocks < 0 || blocks * hop < total) {
            nextBlock(out);
        }
    }

    /** Where the next block looks for its beginning: in the middle of the window, all being alike, is its own place. */
    private long start() {
        long nominal = blocks < 0 ? -hop : Math.round(blocks * (hop * tempo));
        return nominal - seek / 2;
    }

    private void nextBlock(Consumer<float[]> out) {
        long start = start();
        float[] input = queue.copy(start, wsola.getInputBufferSize());
        AudioEvent event = Block.event(sampleRate, Math.max(0, start), input, 0);
        wsola.process(event);
        if (blocks >= 0) {
            // The event has the processor's own buffer, which the next block overwrites.
            out.accept(event.getFloatBuffer().clone());
        }
        blocks++;
        queue.forget(start());
    }
}
