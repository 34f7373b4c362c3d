package dev.sonoflux.training.pca;

import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.training.Jobs;
import java.util.Arrays;

/**
 * Fits a {@link Projection} to the directions in which features vary most, as scikit-learn's {@code PCA} does,
 * optionally after a {@code StandardScaler}. Whichever of the covariance of the features and the Gram matrix of the
 * recordings is smaller is decomposed; their eigenvectors give each other.
 */
public final class PrincipalComponents {
    /** Up to this size a full decomposition takes less time than it takes to say why not. */
    private static final int DENSE = 400;

    /** Features that one task takes. */
    private static final int FEATURES = 64;

    private PrincipalComponents() {}

    /**
     * Fits a projection.
     *
     * @param rows a recording's features each; not changed
     * @param standardise whether each feature is divided by its standard deviation
     * @param components how many directions; fewer if the data has fewer
     * @param seed of the vector that the search for eigenvectors begins with
     */
    public static Projection fit(float[][] rows, boolean standardise, int components, long seed, Jobs jobs) {
        if (rows.length < 2 || components < 1) {
            throw new IllegalArgumentException(
                    rows.length + " recordings and " + components + " components; there must be at least 2 and 1");
        }
        int n = rows.length;
        int d = rows[0].length;
        float[] mean = new float[d];
        float[] scale = new float[d];
        Scaling.fit(rows, standardise, mean, scale, jobs);
        int most = Math.min(components, Math.min(n - 1, d));
        float[] matrix;
        if (d <= n) {
            double[][] covariance = OuterProducts.sum(n, d, (i, out) -> standardised(rows[i], mean, scale, out), jobs);
            matrix = columns(significant(eigen(covariance, most, seed, jobs)).vectors());
        } else {
            double[][] gram = OuterProducts.sum(d, n, (f, out) -> feature(rows, f, mean, scale, out), jobs);
            matrix = directions(rows, mean, scale, significant(eigen(gram, most, seed, jobs)), jobs);
        }
        return new Projection(mean, scale, matrix);
    }

    private static Eigenvectors eigen(double[][] matrix, int k, long seed, Jobs jobs) {
        return matrix.length <= DENSE ? DenseEigen.largest(matrix, k) : Lanczos.largest(matrix, k, seed, jobs);
    }

    /** Without those directions in which there is nothing but rounding. */
    private static Eigenvectors significant(Eigenvectors eigen) {
        double least = 1e-6 * eigen.values()[0];
        int k = 1;
        while (k < eigen.values().length && eigen.values()[k] > least) {
            k++;
        }
        return new Eigenvectors(Arrays.copyOf(eigen.values(), k), Arrays.copyOf(eigen.vectors(), k));
    }

    private static void standardised(float[] row, float[] mean, float[] scale, float[] out) {
        for (int f = 0; f < row.length; f++) {
            out[f] = (row[f] - mean[f]) / scale[f];
        }
    }

    private static void feature(float[][] rows, int f, float[] mean, float[] scale, float[] out) {
        for (int i = 0; i < rows.length; i++) {
            out[i] = (rows[i][f] - mean[f]) / scale[f];
        }
    }

    private static float[] columns(double[][] vectors) {
        int k = vectors.length;
        int d = vectors[0].length;
        float[] matrix = new float[d * k];
        for (int c = 0; c < k; c++) {
            for (int f = 0; f < d; f++) {
                matrix[f * k + c] = (float) vectors[c][f];
            }
        }
        return matrix;
    }

    /** Directions among the features from eigenvectors u of the Gram matrix: Zᵀu / √λ. */
    private static float[] directions(float[][] rows, float[] mean, float[] scale, Eigenvectors eigen, Jobs jobs) {
        int n = rows.length;
        int d = mean.length;
        int k = eigen.values().length;
        float[][] weights = new float[n][k];
        for (int c = 0; c < k; c++) {
            double norm = Math.sqrt(eigen.values()[c]);
            for (int i = 0; i < n; i++) {
                weights[i][c] = (float) (eigen.vectors()[c][i] / norm);
            }
        }
        float[] matrix = new float[d * k];
        jobs.forEach((d + FEATURES - 1) / FEATURES, task -> {
            float[] column = new float[n];
            float[] sums = new float[k];
            for (int f = task * FEATURES; f < Math.min(d, (task + 1) * FEATURES); f++) {
                feature(rows, f, mean, scale, column);
                Arrays.fill(sums, 0);
                for (int i = 0; i < n; i++) {
                    addScaled(sums, column[i], weights[i]);
                }
                System.arraycopy(sums, 0, matrix, f * k, k);
            }
        });
        return matrix;
    }

    private static void addScaled(float[] sums, float factor, float[] x) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += factor * x[c];
        }
    }
}
