package dev.sonoflux.training.svm;

/**
 * What is chosen for a support vector machine.
 *
 * @param components number of principal components that it sees, at least 1
 * @param c price of an error in training, above 0
 */
public record SvmPoint(int components, SvmKernel kernel, double c) {
    public SvmPoint {
        if (components < 1) {
            throw new IllegalArgumentException("pca: " + components + " is not accepted; it must be 1 or more");
        }
        if (!(c > 0 && c < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("c: " + c + " is not accepted; it must be above 0");
        }
    }
}
