package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A support vector machine on the matrix's values, row after row, after a {@link Projection}. Its numbers are kept as
 * tensors: {@code projection.mean} and {@code projection.scale} [features], {@code projection.matrix} [features,
 * components], {@code svm.supportVectors} [vectors, components], {@code svm.counts} [labels], {@code svm.dual} [labels
 * − 1, vectors] and {@code svm.intercepts} [pairs of labels].
 */
public final class SvmClassifier implements Classifier {
    private static final String VECTORS = "svm.supportVectors";
    private static final String COUNTS = "svm.counts";
    private static final String DUAL = "svm.dual";
    private static final String INTERCEPTS = "svm.intercepts";

    private final List<String> labels;
    private final FeatureShape input;
    private final Projection projection;
    private final SupportVectorMachine machine;
    private final PairwiseScoring scoring;

    /**
     * @param frames rows of the matrices it takes
     * @param coefficients columns of the matrices it takes
     * @throws IllegalArgumentException if the parts don't fit together
     */
    public SvmClassifier(
            List<String> labels,
            int frames,
            int coefficients,
            Projection projection,
            SupportVectorMachine machine,
            PairwiseScoring scoring) {
        if ((long) frames * coefficients != projection.inputs()
                || projection.outputs() != machine.dimensions()
                || machine.classes() != labels.size()) {
            throw new IllegalArgumentException(frames + " × " + coefficients + " features, a projection from "
                    + projection.inputs() + " to " + projection.outputs() + ", support vectors of "
                    + machine.dimensions() + " for " + machine.classes() + " classes and " + labels.size()
                    + " labels don't fit together");
        }
        this.labels = List.copyOf(labels);
        input = new FeatureShape(OptionalInt.of(frames), coefficients);
        this.projection = projection;
        this.machine = machine;
        this.scoring = scoring;
    }

    /**
     * Reads the tensors that {@link #tensors()} gives.
     *
     * @param file what messages call the file they came from
     * @throws SonofluxException if a tensor is missing, or doesn't fit the labels or the features
     */
    public static SvmClassifier read(
            Safetensors tensors,
            String file,
            List<String> labels,
            int frames,
            int coefficients,
            double gamma,
            PairwiseScoring scoring) {
        int features = Math.multiplyExact(frames, coefficients);
        int classes = labels.size();
        long[] counts = tensors.longs(COUNTS, classes).values();
        int[] exactCounts = new int[classes];
        for (int c = 0; c < classes; c++) {
            exactCounts[c] = (int) Math.max(-1, Math.min(counts[c], Integer.MAX_VALUE));
        }
        try {
            Projection projection = Projection.read(tensors, features);
            Tensor.Floats vectors = tensors.floats(VECTORS, -1, projection.outputs());
            SupportVectorMachine machine = new SupportVectorMachine(
                    gamma,
                    vectors.values(),
                    exactCounts,
                    tensors.doubles(DUAL, classes - 1, vectors.shape().get(0)).values(),
                    tensors.doubles(INTERCEPTS, classes * (classes - 1) / 2).values());
            return new SvmClassifier(labels, frames, coefficients, projection, machine, scoring);
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(
                    file + " holds no support vector machine that can be used: " + e.getMessage(), e);
        }
    }

    /** Its numbers by name, for a file. */
    public Map<String, Tensor> tensors() {
        int components = projection.outputs();
        long[] counts = new long[machine.classes()];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = machine.counts()[c];
        }
        return Map.of(
                Projection.MEAN,
                projection.meanTensor(),
                Projection.SCALE,
                projection.scaleTensor(),
                Projection.MATRIX,
                projection.matrixTensor(),
                VECTORS,
                new Tensor.Floats(List.of(machine.vectors(), components), machine.supportVectors()),
                COUNTS,
                new Tensor.Longs(List.of(counts.length), counts),
                DUAL,
                new Tensor.Doubles(List.of(counts.length - 1, machine.vectors()), machine.dual()),
                INTERCEPTS,
                new Tensor.Doubles(List.of(machine.intercepts().length), machine.intercepts()));
    }

    public double gamma() {
        return machine.gamma();
    }

    public PairwiseScoring scoring() {
        return scoring;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public FeatureShape input() {
        return input;
    }

    @Override
    public double[] score(FeatureMatrix features) {
        input.require(features);
        return scoring.score(machine.decisionValues(projection.apply(features.values())), labels.size());
    }

    @Override
    public List<double[]> score(List<FeatureMatrix> batch) {
        return batch.stream().map(this::score).toList();
    }

    /** Everything is on the heap. */
    @Override
    public void close() {}
}
