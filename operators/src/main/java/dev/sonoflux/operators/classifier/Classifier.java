package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.List;

/** Gives each label a score. Thread-safe: one classifier serves any number of streams. */
public interface Classifier extends AutoCloseable {
    /** What the scores are of, in their order. */
    List<String> labels();

    /** What features it takes. */
    FeatureShape input();

    /**
     * Scores before softmax: the larger, the more probable; unbounded.
     *
     * @return a value per label, in the order of {@link #labels()}
     * @throws dev.sonoflux.engine.SonofluxException if the matrix has another shape than {@link #input()}
     */
    default double[] score(FeatureMatrix features) {
        return score(List.of(features)).get(0);
    }

    /**
     * Scores of several matrices, in their order; the same as one by one, and faster where the classifier can make it
     * so.
     */
    List<double[]> score(List<FeatureMatrix> batch);

    /** Gives back what it holds outside the heap, once what is being scored is done. Nothing may be scored afterwards. */
    @Override
    void close();
}
