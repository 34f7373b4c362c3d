package dev.sonoflux.training.evaluation;

import dev.sonoflux.operators.decide.Softmax;
import java.util.List;

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

    /** The largest value. */
    public double confidence() {
        return values[predicted()];
    }

    /** Whether the largest value is that of its own label. */
    public boolean isCorrect(List<String> labels) {
        return labels.get(predicted()).equals(label);
    }

    /** Posterior probabilities from scores, as they are served. */
    public Scored posteriors(double temperature) {
        return new Scored(id, label, speaker, Softmax.posteriors(values, temperature));
    }
}
