package dev.sonoflux.training.family;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.ExampleSet;
import java.util.List;
import java.util.Map;

/**
 * A kind of model. It knows how a model is fitted to examples, and nothing of folds, search, calibration or bundles, which are
 * the same for all.
 *
 * @param <P> what is chosen for a model: a point of the grid
 */
public interface Family<P> {
    /** As on the command line and in a bundle, e.g. {@code svm}. */
    String name();

    /** The points to choose from, one or more; where several do equally well, the first of them is taken. */
    List<P> grid();

    /** Every parameter of a point by its name, in a fixed order: for tables and for a bundle's provenance. */
    Map<String, String> describe(P point);

    /**
     * Fits what all points share, e.g. scaling and projection, on these examples and nothing else. The same examples, seed and
     * point give the same model to the last bit, whatever the number of threads.
     *
     * @param labels what is to be told apart, in the order of the scores; there are examples of each
     */
    Preparation<P> prepare(ExampleSet training, List<String> labels, long seed, Jobs jobs);
}
