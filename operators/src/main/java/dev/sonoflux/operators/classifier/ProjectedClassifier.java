package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.List;
import java.util.OptionalInt;

/** What classifiers have in common that score a matrix's values, row after row, after a {@link Projection}. */
abstract class ProjectedClassifier implements Classifier {
    private final List<String> labels;
    private final FeatureShape input;
    private final Projection projection;

    /**
     * @param frames rows of the matrices it takes
     * @param coefficients columns of the matrices it takes
     */
    ProjectedClassifier(List<String> labels, int frames, int coefficients, Projection projection) {
        this.labels = List.copyOf(labels);
        input = new FeatureShape(OptionalInt.of(frames), coefficients);
        this.projection = projection;
    }

    /** Scores of what the projection made of a matrix. */
    abstract double[] scoreProjected(float[] components);

    final Projection projection() {
        return projection;
    }

    @Override
    public final List<String> labels() {
        return labels;
    }

    @Override
    public final FeatureShape input() {
        return input;
    }

    @Override
    public final double[] score(FeatureMatrix features) {
        input.require(features);
        return scoreProjected(projection.apply(features.values()));
    }

    @Override
    public final List<double[]> score(List<FeatureMatrix> batch) {
        return batch.stream().map(this::score).toList();
    }

    /** Everything is on the heap. */
    @Override
    public final void close() {}
}
