package dev.sonoflux.operators.classifier;

/**
 * A trained C-SVC with a Gaussian (RBF) kernel, one machine for each pair of classes, as LIBSVM trains it (Chang and
 * Lin, "LIBSVM: a library for support vector machines", 2011). Kept as dense arrays with the support vectors
 * transposed, so that the distances to all of them are computed with vector instructions. Immutable and thread-safe.
 */
public final class SupportVectorMachine {
    private final int dimensions;
    private final int vectors;
    private final int[] counts;
    private final double gamma;
    /** dimensions × vectors, row-major. */
    private final double[] transposed;
    /** (classes − 1) × vectors, row-major, as LIBSVM's sv_coef. */
    private final double[] dual;
    /** One for each pair (0,1), (0,2) … (1,2) …, as LIBSVM's rho. */
    private final double[] intercepts;

    /**
     * @param gamma of the kernel exp(−gamma·|x − y|²), above 0
     * @param supportVectors vectors × dimensions, row-major, those of class 0 first
     * @param counts how many support vectors each class has
     * @param dual (classes − 1) × vectors, row-major; handed over, not copied
     * @param intercepts one for each pair of classes; handed over, not copied
     * @throws IllegalArgumentException if lengths don't fit or values are not finite
     */
    public SupportVectorMachine(
            double gamma, float[] supportVectors, int[] counts, double[] dual, double[] intercepts) {
        int classes = counts.length;
        long total = 0;
        for (int count : counts) {
            if (count < 0) {
                throw new IllegalArgumentException("a class has " + count + " support vectors");
            }
            total += count;
        }
        boolean fits = classes >= 2
                && total > 0
                && supportVectors.length % total == 0
                && supportVectors.length > 0
                && dual.length == (classes - 1) * total
                && intercepts.length == (long) classes * (classes - 1) / 2;
        if (!fits) {
            throw new IllegalArgumentException(classes + " classes, " + total + " support vectors of "
                    + supportVectors.length + " values, " + dual.length + " coefficients and " + intercepts.length
                    + " intercepts don't fit together");
        }
        if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("gamma is " + gamma + "; it must be above 0");
        }
        vectors = (int) total;
        dimensions = supportVectors.length / vectors;
        this.gamma = gamma;
        this.counts = counts.clone();
        this.dual = dual;
        this.intercepts = intercepts;
        transposed = new double[supportVectors.length];
        for (int v = 0; v < vectors; v++) {
            for (int d = 0; d < dimensions; d++) {
                transposed[d * vectors + v] = supportVectors[v * dimensions + d];
            }
        }
        requireFinite(transposed, "support vectors");
        requireFinite(dual, "dual coefficients");
        requireFinite(intercepts, "intercepts");
    }

    public int classes() {
        return counts.length;
    }

    /** Length of a vector. */
    public int dimensions() {
        return dimensions;
    }

    /** Number of support vectors. */
    public int vectors() {
        return vectors;
    }

    public double gamma() {
        return gamma;
    }

    int[] counts() {
        return counts;
    }

    double[] dual() {
        return dual;
    }

    double[] intercepts() {
        return intercepts;
    }

    /** vectors × dimensions, row-major; the values are those it was made of. */
    float[] supportVectors() {
        float[] rows = new float[transposed.length];
        for (int v = 0; v < vectors; v++) {
            for (int d = 0; d < dimensions; d++) {
                rows[v * dimensions + d] = (float) transposed[d * vectors + v];
            }
        }
        return rows;
    }

    /**
     * A value for each pair of classes (0,1), (0,2) … (1,2) …: above 0 speaks for the first, below 0 for the second.
     */
    public double[] decisionValues(float[] vector) {
        double[] kernel = kernel(vector);
        int classes = counts.length;
        int[] starts = new int[classes];
        for (int c = 1; c < classes; c++) {
            starts[c] = starts[c - 1] + counts[c - 1];
        }
        double[] values = new double[intercepts.length];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                values[pair] = weighted(kernel, j - 1, starts[i], counts[i])
                        + weighted(kernel, i, starts[j], counts[j])
                        - intercepts[pair];
                pair++;
            }
        }
        return values;
    }

    private double weighted(double[] kernel, int row, int from, int count) {
        double sum = 0;
        for (int v = from; v < from + count; v++) {
            sum += dual[row * vectors + v] * kernel[v];
        }
        return sum;
    }

    private double[] kernel(float[] vector) {
        if (vector.length != dimensions) {
            throw new IllegalArgumentException("a vector of " + vector.length + " values instead of " + dimensions);
        }
        double[] distances = new double[vectors];
        for (int d = 0; d < dimensions; d++) {
            addSquares(vector[d], d * vectors, distances);
        }
        for (int v = 0; v < vectors; v++) {
            distances[v] = Math.exp(-gamma * distances[v]);
        }
        return distances;
    }

    private void addSquares(double value, int row, double[] sums) {
        for (int v = 0; v < sums.length; v++) {
            double difference = value - transposed[row + v];
            sums[v] += difference * difference;
        }
    }

    private static void requireFinite(double[] values, String what) {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("one of the " + what + " is not finite");
            }
        }
    }
}
