package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;
import java.util.Arrays;
import java.util.Random;

/**
 * The directions in which many long rows vary most, from a random sketch of them (N. Halko, P. G. Martinsson and J. A. Tropp,
 * "Finding structure with randomness", SIAM Review 53, 2011, algorithm 4.4: subspace iteration). Rows are read in blocks, a few
 * times over, and nothing larger than the sketch is held.
 */
final class RandomisedSvd {
    /** Directions that are sketched beside those that are asked for. */
    private static final int OVERSAMPLING = 16;

    /** How often the sketch is multiplied by the covariance; each makes small directions fade further. */
    private static final int POWER_ITERATIONS = 3;

    /** Rows that are read at a time. Sums are made block after block, so that they don't depend on the threads. */
    private static final int BLOCK = 256;

    /** Features that one task sums up. */
    private static final int FEATURES = 512;

    private RandomisedSvd() {}

    /** length × k, row-major: orthonormal columns, the largest variance first. */
    static float[] directions(StandardisedRows rows, int k, long seed, Jobs jobs) {
        int d = rows.length();
        int sketched = Math.min(k + OVERSAMPLING, Math.min(rows.size(), d));
        Random random = new Random(seed);
        double[][] basis = new double[sketched][d];
        for (double[] direction : basis) {
            for (int f = 0; f < d; f++) {
                direction[f] = random.nextGaussian();
            }
        }
        orthonormalise(basis, jobs);
        for (int iteration = 0; iteration < POWER_ITERATIONS; iteration++) {
            basis = multiply(rows, basis, jobs);
            orthonormalise(basis, jobs);
        }
        return rotated(basis, variances(rows, basis, jobs), k);
    }

    /** ZᵀZ·b for each direction b. */
    private static double[][] multiply(StandardisedRows rows, double[][] basis, Jobs jobs) {
        int d = rows.length();
        int k = basis.length;
        float[] directions = transposed(basis);
        double[][] product = new double[k][d];
        float[][] block = new float[BLOCK][d];
        float[][] coordinates = new float[BLOCK][];
        for (int from = 0; from < rows.size(); from += BLOCK) {
            int first = from;
            int count = Math.min(BLOCK, rows.size() - from);
            jobs.forEach(count, i -> {
                rows.read(first + i, 0, d, block[i]);
                coordinates[i] = coordinates(block[i], directions, k);
            });
            jobs.forEach((d + FEATURES - 1) / FEATURES, task -> {
                float[] sums = new float[k];
                for (int f = task * FEATURES; f < Math.min(d, (task + 1) * FEATURES); f++) {
                    Arrays.fill(sums, 0);
                    for (int i = 0; i < count; i++) {
                        addScaled(sums, block[i][f], coordinates[i], 0);
                    }
                    for (int c = 0; c < k; c++) {
                        product[c][f] += sums[c];
                    }
                }
            });
        }
        return product;
    }

    /** The covariance, times the number of rows, within the basis. */
    private static double[][] variances(StandardisedRows rows, double[][] basis, Jobs jobs) {
        int k = basis.length;
        int d = rows.length();
        float[] directions = transposed(basis);
        return OuterProducts.sum(
                rows.size(),
                k,
                (from, to, out) -> jobs.forEach(to - from, i -> {
                    float[] row = new float[d];
                    rows.read(from + i, 0, d, row);
                    System.arraycopy(coordinates(row, directions, k), 0, out[i], 0, k);
                }),
                jobs);
    }

    private static float[] coordinates(float[] row, float[] directions, int k) {
        double[] sums = new double[k];
        float[] part = new float[k];
        for (int from = 0; from < row.length; from += FEATURES) {
            for (int f = from; f < Math.min(row.length, from + FEATURES); f++) {
                addScaled(part, row[f], directions, f * k);
            }
            for (int c = 0; c < k; c++) {
                sums[c] += part[c];
                part[c] = 0;
            }
        }
        float[] result = new float[k];
        for (int c = 0; c < k; c++) {
            result[c] = (float) sums[c];
        }
        return result;
    }

    private static float[] rotated(double[][] basis, double[][] covariance, int k) {
        Eigenvectors eigen = DenseEigen.largest(covariance, k);
        int d = basis[0].length;
        double[][] directions = new double[k][d];
        for (int c = 0; c < k; c++) {
            for (int b = 0; b < basis.length; b++) {
                for (int f = 0; f < d; f++) {
                    directions[c][f] += eigen.vectors()[c][b] * basis[b][f];
                }
            }
        }
        return transposed(new Eigenvectors(eigen.values(), directions).vectors());
    }

    private static float[] transposed(double[][] vectors) {
        int k = vectors.length;
        float[] matrix = new float[vectors[0].length * k];
        for (int c = 0; c < k; c++) {
            for (int f = 0; f < vectors[c].length; f++) {
                matrix[f * k + c] = (float) vectors[c][f];
            }
        }
        return matrix;
    }

    /** Gram and Schmidt's, modified and twice: one direction after the other is taken out of all that follow. */
    private static void orthonormalise(double[][] basis, Jobs jobs) {
        for (int pass = 0; pass < 2; pass++) {
            for (int b = 0; b < basis.length; b++) {
                double[] own = basis[b];
                double norm = Math.sqrt(dot(own, own));
                if (norm > 0) {
                    for (int f = 0; f < own.length; f++) {
                        own[f] /= norm;
                    }
                }
                int next = b + 1;
                jobs.forEach(basis.length - next, i -> {
                    double[] other = basis[next + i];
                    double share = dot(own, other);
                    for (int f = 0; f < other.length; f++) {
                        other[f] -= share * own[f];
                    }
                });
            }
        }
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }

    /** A loop over independent sums, so that the compiler can use vector instructions. */
    private static void addScaled(float[] sums, float factor, float[] x, int from) {
        for (int c = 0; c < sums.length; c++) {
            sums[c] += factor * x[from + c];
        }
    }
}
