package dev.sonoflux.operators.spotting;

import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;

/**
 * The vectors of one segment's samples, whatever pieces these come in: each is computed when the last of its frames has been
 * heard, and once. Buffers are reused; vectors wait until their windows have been scored.
 */
final class EmbeddingStream {
    private final EmbeddingNetwork network;
    private final int sampleRate;
    private final int overlap;
    private final FeatureExtractor extractor;
    private final float[] first;
    private final float[] next;
    private final float[] frames;
    private final float[] window;
    private final Queue<float[]> vectors = new ArrayDeque<>();
    private float[] block;
    private int filled;

    EmbeddingStream(EmbeddingNetwork network) {
        this.network = network;
        FeatureSpec spec = network.bundle().features();
        sampleRate = spec.sampleRate();
        overlap = spec.nFft() - spec.hop();
        extractor = new FeatureExtractor(
                spec.toBuilder().length(new FrameCount.AsHeard()).build());
        first = new float[overlap + EmbeddingNetwork.FRAMES * spec.hop()];
        next = new float[overlap + EmbeddingNetwork.STEP * spec.hop()];
        frames = new float[EmbeddingNetwork.FRAMES * spec.coefficients()];
        window = new float[network.vectors() * network.values()];
        restart();
    }

    /** Begins anew: what comes has nothing to do with what was. */
    void restart() {
        block = first;
        filled = 0;
        vectors.clear();
    }

    void add(float[] samples) {
        int read = 0;
        while (read < samples.length) {
            int count = Math.min(block.length - filled, samples.length - read);
            System.arraycopy(samples, read, block, filled, count);
            read += count;
            filled += count;
            if (filled == block.length) {
                complete();
            }
        }
    }

    private void complete() {
        float[] rows = extractor.extract(AudioWindow.ofWhole(sampleRate, block)).values();
        System.arraycopy(frames, rows.length, frames, 0, frames.length - rows.length);
        System.arraycopy(rows, 0, frames, frames.length - rows.length, rows.length);
        vectors.add(network.vector(frames));
        System.arraycopy(block, block.length - overlap, next, 0, overlap);
        block = next;
        filled = overlap;
    }

    /** Scores of the next window: the first begins with the segment, each other one a step after the one before it. */
    double[] score() {
        Iterator<float[]> oldest = vectors.iterator();
        for (int v = 0; v < network.vectors(); v++) {
            network.place(oldest.next(), v, window);
        }
        vectors.remove();
        return network.score(window);
    }
}
