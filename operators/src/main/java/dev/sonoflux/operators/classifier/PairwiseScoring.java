package dev.sonoflux.operators.classifier;

import java.util.Arrays;

/** How the decision values of all pairs of classes become a score for each class. */
public enum PairwiseScoring {
    /**
     * Votes, and between equal ones the sum of the decision values, brought into ±1/3: the class that LIBSVM predicts
     * has the highest score, but for ties. The rule of scikit-learn's {@code decision_function_shape="ovr"}.
     */
    VOTES,
    /** The sum of the class's decision values, each counted for it. */
    SUM,
    /**
     * The smallest of the class's decision values, each counted for it: how well it stands against its strongest rival.
     * Softmax of it is better calibrated than of votes, and lower for what belongs to no class.
     */
    MINIMUM;

    /**
     * @param decisions a value for each pair (0,1), (0,2) … (1,2) …: above 0 speaks for the first
     * @return a score for each class
     */
    public double[] score(double[] decisions, int classes) {
        double[] sums = new double[classes];
        double[] votes = new double[classes];
        double[] smallest = new double[classes];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                double decision = decisions[pair++];
                sums[i] += decision;
                sums[j] -= decision;
                votes[decision > 0 ? i : j]++;
                smallest[i] = Math.min(smallest[i], decision);
                smallest[j] = Math.min(smallest[j], -decision);
            }
        }
        for (int c = 0; c < classes; c++) {
            votes[c] += sums[c] / (3 * (Math.abs(sums[c]) + 1));
        }
        return switch (this) {
            case VOTES -> votes;
            case SUM -> sums;
            case MINIMUM -> smallest;
        };
    }
}
