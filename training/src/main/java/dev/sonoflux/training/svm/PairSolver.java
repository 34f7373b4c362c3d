package dev.sonoflux.training.svm;

import java.util.Arrays;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * Trains machines that tell two classes apart with LIBSVM, on the same vectors for any number of kernels and prices. Up to some
 * hundred vectors, their distances are computed once for all of them, and kernel values once for all prices: LIBSVM is given
 * them as a precomputed kernel. It is without its own probability estimates, which use a random generator shared by all
 * threads.
 */
final class PairSolver {
    private static final double TOLERANCE = 1e-3;
    private static final double CACHE_MEGABYTES = 200;

    /** Up to this number of vectors their kernel is held: 30 MB of nodes. */
    private static final int LARGEST_KERNEL = 1500;

    static {
        svm.svm_set_print_string_function(text -> {});
    }

    /**
     * A trained machine: above 0 speaks for the first class.
     *
     * @param coefficients one for each vector, 0 where it is no support vector
     */
    record Solution(double[] coefficients, double intercept) {}

    private final float[][] rows;
    private final double[] labels;
    private final svm_node[][] nodes;

    /** Squared distances or, for a linear kernel, inner products, below the diagonal and on it; null if not held. */
    private double[][] products;

    private boolean areDistances;

    /**
     * @param rows vectors of the first class, then those of the second
     * @param first how many are of the first class
     * @param kernels how many different kernels and prices there will be
     */
    PairSolver(float[][] rows, int first, int points) {
        this.rows = rows;
        labels = new double[rows.length];
        Arrays.fill(labels, 0, first, 1);
        Arrays.fill(labels, first, rows.length, -1);
        boolean isShared = points > 1 && rows.length <= LARGEST_KERNEL;
        nodes = isShared ? kernelNodes(rows.length) : vectorNodes(rows);
        products = isShared ? new double[0][] : null;
    }

    /** @param gamma of the Gaussian kernel; 0: the kernel is linear */
    void use(double gamma) {
        if (products == null) {
            return;
        }
        boolean wantsDistances = gamma > 0;
        if (products.length == 0 || areDistances != wantsDistances) {
            areDistances = wantsDistances;
            products = products(wantsDistances);
        }
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j <= i; j++) {
                nodes[i][j + 1].value = wantsDistances ? Math.exp(-gamma * products[i][j]) : products[i][j];
            }
        }
    }

    /** Trains with the kernel that was last to be {@link #use used}. */
    Solution solve(double gamma, double c) {
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = nodes;
        problem.y = labels;
        svm_model model = svm.svm_train(problem, parameters(gamma, c));
        double[] coefficients = new double[rows.length];
        for (int v = 0; v < model.l; v++) {
            coefficients[model.sv_indices[v] - 1] = model.sv_coef[0][v];
        }
        return new Solution(coefficients, model.rho[0]);
    }

    private svm_parameter parameters(double gamma, double c) {
        svm_parameter parameters = new svm_parameter();
        parameters.svm_type = svm_parameter.C_SVC;
        parameters.kernel_type = kernelType(gamma);
        parameters.C = c;
        parameters.gamma = gamma;
        parameters.eps = TOLERANCE;
        parameters.cache_size = CACHE_MEGABYTES;
        parameters.shrinking = 1;
        parameters.nr_weight = 0;
        parameters.weight_label = new int[0];
        parameters.weight = new double[0];
        return parameters;
    }

    private int kernelType(double gamma) {
        if (products != null) {
            return svm_parameter.PRECOMPUTED;
        }
        return gamma > 0 ? svm_parameter.RBF : svm_parameter.LINEAR;
    }

    private double[][] products(boolean distances) {
        double[][] result = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            result[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                result[i][j] = distances ? distance(rows[i], rows[j]) : product(rows[i], rows[j]);
            }
        }
        return result;
    }

    private static double distance(float[] x, float[] y) {
        double sum = 0;
        for (int d = 0; d < x.length; d++) {
            double difference = (double) x[d] - y[d];
            sum += difference * difference;
        }
        return sum;
    }

    private static double product(float[] x, float[] y) {
        double sum = 0;
        for (int d = 0; d < x.length; d++) {
            sum += (double) x[d] * y[d];
        }
        return sum;
    }

    /** Rows of a kernel matrix, as LIBSVM takes it; the value of (i, j) and that of (j, i) are the same object. */
    private static svm_node[][] kernelNodes(int n) {
        svm_node[][] nodes = new svm_node[n][n + 1];
        for (int i = 0; i < n; i++) {
            nodes[i][0] = node(0, i + 1);
            for (int j = 0; j <= i; j++) {
                nodes[i][j + 1] = node(j + 1, 0);
                nodes[j][i + 1] = nodes[i][j + 1];
            }
        }
        return nodes;
    }

    private static svm_node[][] vectorNodes(float[][] rows) {
        svm_node[][] nodes = new svm_node[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            nodes[i] = new svm_node[rows[i].length];
            for (int d = 0; d < rows[i].length; d++) {
                nodes[i][d] = node(d + 1, rows[i][d]);
            }
        }
        return nodes;
    }

    private static svm_node node(int index, double value) {
        svm_node node = new svm_node();
        node.index = index;
        node.value = value;
        return node;
    }
}
