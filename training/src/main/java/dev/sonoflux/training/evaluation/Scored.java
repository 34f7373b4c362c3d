package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.decide.Softmax;
import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * The values of the words alone: which word it is, if it is one. Probabilities keep what they had beside those of
     * {@link BackgroundLabels}, so that they may add up to less than 1.
     *
     * @param labels of the values
     */
    public Scored ofWords(List<String> labels) {
        double[] kept = IntStream.range(0, values.length)
                .filter(i -> !BackgroundLabels.contains(labels.get(i)))
                .mapToDouble(i -> values[i])
                .toArray();
        return new Scored(id, label, speaker, kept);
    }

    /** Posterior probabilities from scores, as they are served. */
    public Scored posteriors(double temperature) {
        return new Scored(id, label, speaker, Softmax.posteriors(values, temperature));
    }
}
