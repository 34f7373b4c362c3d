package dev.sonoflux.training.evaluation;

import dev.sonoflux.operators.decide.Softmax;

/**
 * What a model says of a labelled recording.
 *
 * @param id the recording's name
 * @param label what it is
 * @param speaker who says it
 * @param values a value per label of the model: scores before softmax, or posterior probabilities
 */
public record Scored(String id, String label, String speaker, double[] values) {
    /** Index of the largest value; of equal ones, the first. */
    public int predicted() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** Posterior probabilities from scores, as they are served. */
    public Scored posteriors(double temperature) {
        return new Scored(id, label, speaker, Softmax.posteriors(values, temperature));
    }
}
