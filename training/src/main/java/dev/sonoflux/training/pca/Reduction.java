package dev.sonoflux.training.pca;

/**
 * How a recording's features become a short vector before a classifier sees them.
 *
 * @param standardise whether each feature is divided by its standard deviation over the recordings, before the projection
 * @param components number of principal components that features are projected to, at least 1; fewer if there are fewer
 */
public record Reduction(boolean standardise, int components) {
    public Reduction {
        if (components < 1) {
            throw new IllegalArgumentException("pca: " + components + " is not accepted; it must be 1 or more");
        }
    }

    /** The same with another number of components. */
    public Reduction withComponents(int value) {
        return new Reduction(standardise, value);
    }
}
