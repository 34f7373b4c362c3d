package dev.sonoflux.training.pca;

/**
 * The largest eigenvalues of a symmetric matrix and their eigenvectors.
 *
 * @param values largest first
 * @param vectors one of unit length for each value; the sign is such that its largest element in magnitude is positive
 */
record Eigenvectors(double[] values, double[][] vectors) {
    Eigenvectors {
        for (double[] vector : vectors) {
            int largest = 0;
            for (int i = 1; i < vector.length; i++) {
                if (Math.abs(vector[i]) > Math.abs(vector[largest])) {
                    largest = i;
                }
            }
            if (vector[largest] < 0) {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = -vector[i];
                }
            }
        }
    }
}
