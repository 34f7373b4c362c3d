package dev.sonoflux.engine.recognition;

import dev.sonoflux.engine.speech.AudioWindow;
import java.util.List;

/**
 * A value per label: a classifier's raw scores, or, after softmax, posterior probabilities.
 *
 * @param labels the bundle's labels, in its order
 * @param values one value per label; handed over, not copied
 * @param window the window that was classified
 */
public record Scores(List<String> labels, double[] values, AudioWindow window) {
    public Scores {
        if (labels.size() != values.length) {
            throw new IllegalArgumentException(values.length + " scores for " + labels.size() + " labels");
        }
    }

    /** Index of the largest value; of equal ones, the first. */
    public int argmax() {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
