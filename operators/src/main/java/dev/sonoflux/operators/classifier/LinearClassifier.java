package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A linear model on the matrix's values, row after row, after a {@link Projection}: a logistic regression or a linear support
 * vector machine. Its numbers are kept as tensors: {@code projection.mean} and {@code projection.scale} [features], {@code
 * projection.matrix} [features, components], {@code linear.weights} [rows, components] and {@code linear.bias} [rows], where
 * rows are labels or pairs of labels, as its {@link LinearScoring} says.
 */
public final class LinearClassifier extends ProjectedClassifier {
    private static final String WEIGHTS = "linear.weights";
    private static final String BIAS = "linear.bias";

    private final LinearModel model;
    private final LinearScoring scoring;

    /**
     * @param frames rows of the matrices it takes
     * @param coefficients columns of the matrices it takes
     * @throws IllegalArgumentException if the parts don't fit together
     */
    public LinearClassifier(
            List<String> labels,
            int frames,
            int coefficients,
            Projection projection,
            LinearModel model,
            LinearScoring scoring) {
        super(labels, frames, coefficients, projection);
        if ((long) frames * coefficients != projection.inputs()
                || projection.outputs() != model.dimensions()
                || model.rows() != scoring.rows(labels.size())) {
            throw new IllegalArgumentException(frames + " × " + coefficients + " features, a projection from "
                    + projection.inputs() + " to " + projection.outputs() + ", " + model.rows() + " rows of "
                    + model.dimensions() + " weights and " + labels.size() + " labels don't fit together");
        }
        this.model = model;
        this.scoring = scoring;
    }

    /**
     * Reads the tensors that {@link #tensors()} gives.
     *
     * @param file what messages call the file they came from
     * @throws SonofluxException if a tensor is missing, or doesn't fit the labels or the features
     */
    public static LinearClassifier read(
            Safetensors tensors,
            String file,
            List<String> labels,
            int frames,
            int coefficients,
            LinearScoring scoring) {
        try {
            Projection projection = Projection.read(tensors, Math.multiplyExact(frames, coefficients));
            int rows = scoring.rows(labels.size());
            LinearModel model = new LinearModel(
                    tensors.doubles(WEIGHTS, rows, projection.outputs()).values(),
                    tensors.doubles(BIAS, rows).values());
            return new LinearClassifier(labels, frames, coefficients, projection, model, scoring);
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(file + " holds no linear classifier that can be used: " + e.getMessage(), e);
        }
    }

    /** Its numbers by name, for a file. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new TreeMap<>(projection().tensors());
        tensors.put(WEIGHTS, new Tensor.Doubles(List.of(model.rows(), model.dimensions()), model.weights()));
        tensors.put(BIAS, new Tensor.Doubles(List.of(model.rows()), model.bias()));
        return tensors;
    }

    public LinearScoring scoring() {
        return scoring;
    }

    @Override
    double[] scoreProjected(float[] components) {
        return scoring.score(model.apply(components), labels().size());
    }
}
