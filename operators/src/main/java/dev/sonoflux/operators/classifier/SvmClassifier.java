package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A support vector machine on the matrix's values, row after row, after a {@link Projection}. Its numbers are kept as
 * tensors: {@code projection.mean} and {@code projection.scale} [features], {@code projection.matrix} [features,
 * components], {@code svm.supportVectors} [vectors, components], {@code svm.counts} [labels], {@code svm.dual} [labels
 * − 1, vectors] and {@code svm.intercepts} [pairs of labels].
 */
public final class SvmClassifier extends ProjectedClassifier {
    private static final String VECTORS = "svm.supportVectors";
    private static final String COUNTS = "svm.counts";
    private static final String DUAL = "svm.dual";
    private static final String INTERCEPTS = "svm.intercepts";

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
        super(labels, frames, coefficients, projection);
        if ((long) frames * coefficients != projection.inputs()
                || projection.outputs() != machine.dimensions()
                || machine.classes() != labels.size()) {
            throw new IllegalArgumentException(frames + " × " + coefficients + " features, a projection from "
                    + projection.inputs() + " to " + projection.outputs() + ", support vectors of "
                    + machine.dimensions() + " for " + machine.classes() + " classes and " + labels.size()
                    + " labels don't fit together");
        }
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
        long[] counts = new long[machine.classes()];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = machine.counts()[c];
        }
        Map<String, Tensor> tensors = new TreeMap<>(projection().tensors());
        tensors.put(
                VECTORS, new Tensor.Floats(List.of(machine.vectors(), machine.dimensions()), machine.supportVectors()));
        tensors.put(COUNTS, new Tensor.Longs(List.of(counts.length), counts));
        tensors.put(DUAL, new Tensor.Doubles(List.of(counts.length - 1, machine.vectors()), machine.dual()));
        tensors.put(INTERCEPTS, new Tensor.Doubles(List.of(machine.intercepts().length), machine.intercepts()));
        return tensors;
    }

    public double gamma() {
        return machine.gamma();
    }

    public PairwiseScoring scoring() {
        return scoring;
    }

    @Override
    double[] scoreProjected(float[] components) {
        return scoring.score(machine.decisionValues(components), labels().size());
    }
}
