package dev.sonoflux.training.logreg;

/**
 * What is chosen for a logistic regression.
 *
 * @param components number of principal components that it sees, at least 1
 * @param c inverse strength of the L2 regularisation, above 0
 */
public record LogisticPoint(int components, double c) {
    public LogisticPoint {
        if (components < 1) {
            throw new IllegalArgumentException("pca: " + components + " is not accepted; it must be 1 or more");
        }
        if (!(c > 0 && c < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("c: " + c + " is not accepted; it must be above 0");
        }
    }
}
