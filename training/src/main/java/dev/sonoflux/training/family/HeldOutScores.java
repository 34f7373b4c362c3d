package dev.sonoflux.training.family;

import java.util.Optional;

/**
 * What the model of a point makes of held-out features.
 *
 * @param rows a row for each held-out one: scores before softmax, in the order of the labels
 * @param curve how the model's training went; empty where that is no matter of epochs
 */
public record HeldOutScores(double[][] rows, Optional<LearningCurve> curve) {
    /** Scores of a model that is fitted at once. */
    public static HeldOutScores of(double[][] rows) {
        return new HeldOutScores(rows, Optional.empty());
    }
}
