package dev.sonoflux.training.family;

import dev.sonoflux.training.features.FeatureRows;
import java.util.List;

/**
 * Examples that models can be trained on, with what these models share. Used by one thread at a time.
 *
 * @param <P> a point of the family's grid
 */
public interface Preparation<P> {
    /**
     * Trains a model for each point and scores held-out features with it, as the trained classifier would when serving.
     *
     * @return for each point what its model says
     */
    List<HeldOutScores> scores(List<P> points, FeatureRows heldOut);

    /** Trains the model of a point. */
    TrainedClassifier train(P point);
}
