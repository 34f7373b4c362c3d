package dev.sonoflux.training.pca;

import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.FeatureRows;
import java.util.Arrays;

/**
 * Fits a {@link Projection} to the directions in which features vary most, as scikit-learn's {@code PCA} does,
 * optionally after a {@code StandardScaler}. Whichever of the covariance of the features and the Gram matrix of the
 * recordings is smaller is decomposed; their eigenvectors give each other. Where both are too large to hold, the directions are
 * found by a {@link RandomisedSvd}.
 */
public final class PrincipalComponents {
    /** Up to this size a full decomposition takes less time than it takes to say why not. */
    private static final int DENSE = 400;

    /** Up to this size a matrix is computed and decomposed: 270 MB. */
    private static final int LARGEST_MATRIX = 6000;

    /** Features that one task takes. */
    private static final int FEATURES = 64;

    private PrincipalComponents() {}

    /**
     * Fits a projection.
     *
     * @param rows a recording's features each; not changed
     * @param standardise whether each feature is divided by its standard deviation
     * @param components how many directions; fewer if the data has fewer
     * @param seed of the vectors that the search for eigenvectors begins with
     */
    public static Projection fit(FeatureRows rows, boolean standardise, int components, long seed, Jobs jobs) {
        return fit(rows, standardise, components, seed, LARGEST_MATRIX, jobs);
    }

    /** @param largest size of a matrix that is computed and decomposed; beyond it the directions are sketched */
    static Projection fit(FeatureRows rows, boolean standardise, int components, long seed, int largest, Jobs jobs) {
        int n = rows.size();
        if (n < 2 || components < 1) {
            throw new IllegalArgumentException(
                    n + " recordings and " + components + " components; there must be at least 2 and 1");
        }
        int d = rows.length();
        float[] mean = new float[d];
        float[] scale = new float[d];
        Scaling.fit(rows, standardise, mean, scale, jobs);
        StandardisedRows standardised = new StandardisedRows(rows, mean, scale);
        int most = Math.min(components, Math.min(n - 1, d));
        if (Math.min(n, d) > largest) {
            return new Projection(mean, scale, RandomisedSvd.directions(standardised, most, seed, jobs));
        }
        if (d <= n) {
            double[][] covariance = OuterProducts.sum(
                    n,
                    d,
                    (from, to, out) -> jobs.forEach(to - from, v -> standardised.read(from + v, 0, d, out[v])),
                    jobs);
            return new Projection(
                    mean,
                    scale,
                    columns(significant(eigen(covariance, most, seed, jobs)).vectors()));
        }
        double[][] gram =
                OuterProducts.sum(d, n, (from, to, out) -> standardised.readFeatures(from, to, out, jobs), jobs);
        return new Projection(mean, scale, directions(standardised, significant(eigen(gram, most, seed, jobs)), jobs));
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
    private static float[] directions(StandardisedRows rows, Eigenvectors eigen, Jobs jobs) {
        int n = rows.size();
        int d = rows.length();
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
            int from = task * FEATURES;
            int to = Math.min(d, from + FEATURES);
            float[] part = new float[to - from];
            float[][] sums = new float[to - from][k];
            for (int i = 0; i < n; i++) {
                rows.read(i, from, to, part);
                for (int f = 0; f < part.length; f++) {
                    addScaled(sums[f], part[f], weights[i]);
                }
            }
            for (int f = from; f < to; f++) {
                System.arraycopy(sums[f - from], 0, matrix, f * k, k);
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
