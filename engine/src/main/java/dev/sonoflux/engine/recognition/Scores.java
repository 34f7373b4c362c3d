package dev.sonoflux.engine.recognition;

import dev.sonoflux.engine.speech.AudioWindow;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Every label with its value, the largest first; of equal ones, the first label first. */
    public List<LabelScore> ranked() {
        return IntStream.range(0, values.length)
                .mapToObj(i -> new LabelScore(labels.get(i), values[i]))
                .sorted(Comparator.comparingDouble(LabelScore::p).reversed())
                .toList();
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
