package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.LabelScore;
import dev.sonoflux.engine.recognition.Scores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** The mean of the last posteriors of a segment. */
final class Posteriors {
    /** What rounding may add to a probability. */
    private static final double TOLERANCE = 1e-6;

    private final int windows;
    private final Deque<double[]> recent = new ArrayDeque<>();

    Posteriors(int windows) {
        this.windows = windows;
    }

    void clear() {
        recent.clear();
    }

    /** Takes the posteriors of a window, and gives the mean with those before it. */
    Scores add(Scores scores) {
        check(scores);
        if (recent.size() == windows) {
            recent.removeFirst();
        }
        recent.add(scores.values());
        double[] mean = new double[scores.values().length];
        for (double[] values : recent) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[i] / recent.size();
            }
        }
        return new Scores(scores.labels(), mean, scores.window());
    }

    /** The most probable of the other labels, most probable first; equal ones in the model's order. */
    static List<LabelScore> top(Scores scores, Set<String> without, int k) {
        return scores.ranked().stream()
                .filter(score -> !without.contains(score.label()))
                .limit(k)
                .toList();
    }

    private static void check(Scores scores) {
        for (int i = 0; i < scores.values().length; i++) {
            double p = scores.values()[i];
            if (!(p >= -TOLERANCE && p <= 1 + TOLERANCE)) {
                throw new SonofluxException("the score " + p + " of '"
                        + scores.labels().get(i) + "' is no probability: put softmax before decide");
            }
        }
    }
}
