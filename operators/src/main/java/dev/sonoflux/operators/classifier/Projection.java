package dev.sonoflux.operators.classifier;

import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import java.util.List;
import java.util.Map;

/**
 * Brings a long vector of features to a short one: {@code z = ((x − mean) / scale) · matrix}. Fitted by training (a
 * standard scaler and a principal component analysis, or the latter alone) and applied alike there and when serving.
 * Immutable and thread-safe.
 */
public final class Projection {
    private static final String MEAN = "projection.mean";
    private static final String SCALE = "projection.scale";
    private static final String MATRIX = "projection.matrix";

    /** So many products are summed in single precision before the sum goes on in double precision. */
    private static final int BLOCK = 64;

    private final float[] mean;
    private final float[] scale;
    private final float[] matrix;
    private final int outputs;

    /**
     * The arrays are handed over, not copied.
     *
     * @param mean what is taken from each feature
     * @param scale what each feature is divided by, finite and not 0
     * @param matrix features × components, row-major
     * @throws IllegalArgumentException if lengths don't fit or values are not finite
     */
    public Projection(float[] mean, float[] scale, float[] matrix) {
        if (mean.length == 0 || scale.length != mean.length || matrix.length == 0 || matrix.length % mean.length != 0) {
            throw new IllegalArgumentException("a mean of " + mean.length + ", a scale of " + scale.length
                    + " and a matrix of " + matrix.length + " values don't fit together");
        }
        requireFinite(mean, "mean");
        requireFinite(scale, "scale");
        requireFinite(matrix, "matrix");
        for (float s : scale) {
            if (s == 0) {
                throw new IllegalArgumentException("a scale is 0");
            }
        }
        this.mean = mean;
        this.scale = scale;
        this.matrix = matrix;
        outputs = matrix.length / mean.length;
    }

    /** Number of features that it takes. */
    public int inputs() {
        return mean.length;
    }

    /** Number of components that it gives. */
    public int outputs() {
        return outputs;
    }

    /**
     * The same with the first of its components only.
     *
     * @param components how many, 1 to {@link #outputs()}
     */
    public Projection first(int components) {
        if (components < 1 || components > outputs) {
            throw new IllegalArgumentException(components + " of " + outputs + " components");
        }
        float[] columns = new float[mean.length * components];
        for (int f = 0; f < mean.length; f++) {
            System.arraycopy(matrix, f * outputs, columns, f * components, components);
        }
        return new Projection(mean, scale, columns);
    }

    /** Reads the three tensors, for so many features. */
    static Projection read(Safetensors tensors, int features) {
        float[] matrix = tensors.floats(MATRIX, features, -1).values();
        return new Projection(
                tensors.floats(MEAN, features).values(),
                tensors.floats(SCALE, features).values(),
                matrix);
    }

    /** What {@link #read} reads, by name. */
    Map<String, Tensor> tensors() {
        return Map.of(
                MEAN,
                new Tensor.Floats(List.of(mean.length), mean),
                SCALE,
                new Tensor.Floats(List.of(scale.length), scale),
                MATRIX,
                new Tensor.Floats(List.of(mean.length, outputs), matrix));
    }

    /** @param features {@link #inputs()} values, which stay as they are */
    public float[] apply(float[] features) {
        if (features.length != mean.length) {
            throw new IllegalArgumentException(features.length + " features instead of " + mean.length);
        }
        double[] sums = new double[outputs];
        float[] part = new float[outputs];
        for (int from = 0; from < features.length; from += BLOCK) {
            int to = Math.min(features.length, from + BLOCK);
            for (int i = from; i < to; i++) {
                addScaled((features[i] - mean[i]) / scale[i], i * outputs, part);
            }
            for (int c = 0; c < outputs; c++) {
                sums[c] += part[c];
                part[c] = 0;
            }
        }
        float[] result = new float[outputs];
        for (int c = 0; c < outputs; c++) {
            result[c] = (float) sums[c];
        }
        return result;
    }

    /** A loop over independent sums, so that the compiler can use vector instructions. */
    private void addScaled(float value, int row, float[] sums) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += value * matrix[row + c];
        }
    }

    private static void requireFinite(float[] values, String what) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("the " + what + " has a value that is not finite");
            }
        }
    }
}
