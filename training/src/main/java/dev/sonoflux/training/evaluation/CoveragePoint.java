package dev.sonoflux.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * What a threshold on the confidence would do: the recordings that reach it are answered, and the others are not.
 *
 * @param threshold the confidence that is asked for, in [0, 1]
 * @param answered how many recordings reach it, of all: the coverage
 * @param correct how many of the answered ones got their own label: the accuracy at this coverage
 */
public record CoveragePoint(double threshold, Proportion answered, Proportion correct) {
    private static final int STEPS = 100;

    /** At thresholds from 0 to 1, in steps of 0.01. */
    static List<CoveragePoint> curve(List<String> labels, List<Scored> posteriors) {
        List<CoveragePoint> curve = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double threshold = (double) step / STEPS;
            List<Scored> answered =
                    posteriors.stream().filter(s -> s.confidence() >= threshold).toList();
            int correct =
                    (int) answered.stream().filter(s -> s.isCorrect(labels)).count();
            curve.add(new CoveragePoint(
                    threshold,
                    new Proportion(answered.size(), posteriors.size()),
                    new Proportion(correct, answered.size())));
        }
        return curve;
    }
}
