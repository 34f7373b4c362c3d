package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few of the largest eigenvectors of a large symmetric, positive semidefinite matrix by the Lanczos method with full
 * reorthogonalisation (Golub and Van Loan, "Matrix Computations", 4th ed., section 10.3). It takes some hundred
 * products of the matrix with a vector, where a full decomposition takes as many operations as the cube of the matrix's
 * size.
 */
final class Lanczos {
    /** Error bound of an eigenvalue relative to the largest one. */
    private static final double TOLERANCE = 1e-10;

    /** A remainder this small against the matrix is rounding. */
    private static final double BREAKDOWN = 1e-12;

    /** Columns that one task takes of a product. */
    private static final int COLUMNS = 512;

    private final double[][] matrix;
    private final Jobs jobs;
    private final List<double[]> basis = new ArrayList<>();
    private final List<Double> diagonal = new ArrayList<>();
    private final List<Double> offDiagonal = new ArrayList<>();

    private Lanczos(double[][] matrix, Jobs jobs) {
        this.matrix = matrix;
        this.jobs = jobs;
    }

    /** The {@code k} largest; {@code seed} is that of the vector it begins with. */
    static Eigenvectors largest(double[][] matrix, int k, long seed, Jobs jobs) {
        return new Lanczos(matrix, jobs).run(k, new Random(seed));
    }

    private Eigenvectors run(int k, Random random) {
        int n = matrix.length;
        double[] next = orthonormal(randomVector(n, random));
        int check = Math.min(n, 2 * k + 20);
        while (true) {
            double[] q = next;
            basis.add(q);
            double[] w = product(q);
            diagonal.add(dot(w, q));
            double scale = diagonal.get(0) + Math.abs(dot(w, q));
            orthogonalise(w);
            double norm = Math.sqrt(dot(w, w));
            boolean isInvariant = norm <= BREAKDOWN * scale;
            offDiagonal.add(isInvariant ? 0 : norm);
            int m = basis.size();
            if (m == check || m == n) {
                Eigenvectors ritz = DenseEigen.largest(tridiagonal(), Math.min(k, m));
                if (m == n || isConverged(ritz, offDiagonal.get(m - 1))) {
                    return new Eigenvectors(ritz.values(), inBasis(ritz.vectors()));
                }
                check = Math.min(n, check + check / 4);
            }
            // After an invariant subspace, go on with a new direction beside it.
            next = isInvariant ? orthonormal(randomVector(n, random)) : scaled(w, 1 / norm);
        }
    }

    private static boolean isConverged(Eigenvectors ritz, double remainder) {
        for (double[] vector : ritz.vectors()) {
            if (Math.abs(remainder * vector[vector.length - 1]) > TOLERANCE * ritz.values()[0]) {
                return false;
            }
        }
        return true;
    }

    private double[][] tridiagonal() {
        int m = basis.size();
        double[][] t = new double[m][m];
        for (int i = 0; i < m; i++) {
            t[i][i] = diagonal.get(i);
            if (i + 1 < m) {
                t[i][i + 1] = offDiagonal.get(i);
                t[i + 1][i] = offDiagonal.get(i);
            }
        }
        return t;
    }

    private double[][] inBasis(double[][] coordinates) {
        double[][] vectors = new double[coordinates.length][matrix.length];
        jobs.forEach(coordinates.length, c -> {
            for (int b = 0; b < basis.size(); b++) {
                addScaled(vectors[c], coordinates[c][b], basis.get(b), 0, matrix.length);
            }
        });
        return vectors;
    }

    /** Columns are shared out between the threads; each sum is one thread's, in the order of the rows. */
    private double[] product(double[] vector) {
        int n = vector.length;
        double[] result = new double[n];
        jobs.forEach((n + COLUMNS - 1) / COLUMNS, task -> {
            int from = task * COLUMNS;
            int to = Math.min(n, from + COLUMNS);
            int i = 0;
            for (; i + 3 < n; i += 4) {
                addScaled(
                        result,
                        vector[i],
                        matrix[i],
                        vector[i + 1],
                        matrix[i + 1],
                        vector[i + 2],
                        matrix[i + 2],
                        vector[i + 3],
                        matrix[i + 3],
                        from,
                        to);
            }
            for (; i < n; i++) {
                addScaled(result, vector[i], matrix[i], from, to);
            }
        });
        return result;
    }

    /** Twice is enough (Kahan and Parlett). */
    private void orthogonalise(double[] vector) {
        for (int pass = 0; pass < 2; pass++) {
            for (double[] b : basis) {
                addScaled(vector, -dot(vector, b), b, 0, vector.length);
            }
        }
    }

    private double[] orthonormal(double[] vector) {
        orthogonalise(vector);
        return scaled(vector, 1 / Math.sqrt(dot(vector, vector)));
    }

    private static double[] randomVector(int n, Random random) {
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            vector[i] = random.nextGaussian();
        }
        return vector;
    }

    private static double[] scaled(double[] vector, double factor) {
        double[] result = new double[vector.length];
        addScaled(result, factor, vector, 0, vector.length);
        return result;
    }

    private static double dot(double[] x, double[] y) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < x.length; i += 2) {
            even += x[i] * y[i];
            odd += x[i + 1] * y[i + 1];
        }
        return i < x.length ? even + odd + x[i] * y[i] : even + odd;
    }

    private static void addScaled(double[] sums, double factor, double[] x, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[i] += factor * x[i];
        }
    }

    private static void addScaled(
            double[] sums,
            double a,
            double[] x,
            double b,
            double[] y,
            double c,
            double[] z,
            double d,
            double[] w,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            sums[i] += a * x[i] + b * y[i] + c * z[i] + d * w[i];
        }
    }
}
