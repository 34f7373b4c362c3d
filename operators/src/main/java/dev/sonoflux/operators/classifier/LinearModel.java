package dev.sonoflux.operators.classifier;

/** Affine functions of a vector, one for each row of weights: w·x + b. Immutable and thread-safe. */
public final class LinearModel {
    private final double[] weights;
    private final double[] bias;
    private final int dimensions;

    /**
     * The arrays are handed over, not copied.
     *
     * @param weights rows × dimensions, row-major
     * @param bias one for each row
     * @throws IllegalArgumentException if lengths don't fit or values are not finite
     */
    public LinearModel(double[] weights, double[] bias) {
        if (bias.length == 0 || weights.length == 0 || weights.length % bias.length != 0) {
            throw new IllegalArgumentException(
                    weights.length + " weights and " + bias.length + " biases don't fit together");
        }
        requireFinite(weights, "weights");
        requireFinite(bias, "biases");
        this.weights = weights;
        this.bias = bias;
        dimensions = weights.length / bias.length;
    }

    /** Length of a vector. */
    public int dimensions() {
        return dimensions;
    }

    /** Number of functions. */
    public int rows() {
        return bias.length;
    }

    double[] weights() {
        return weights;
    }

    double[] bias() {
        return bias;
    }

    /** A value for each row. */
    public double[] apply(float[] vector) {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException("a vector of " + vector.length + " values instead of " + dimensions);
        }
        double[] values = new double[bias.length];
        for (int r = 0; r < bias.length; r++) {
            double sum = bias[r];
            for (int d = 0; d < dimensions; d++) {
                sum += weights[r * dimensions + d] * vector[d];
            }
            values[r] = sum;
        }
        return values;
    }

    private static void requireFinite(double[] values, String what) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("one of the " + what + " is not finite");
            }
        }
    }
}
