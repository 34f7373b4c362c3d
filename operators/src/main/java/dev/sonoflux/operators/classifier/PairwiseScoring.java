package dev.sonoflux.operators.classifier;

/** How the decision values of all pairs of classes become a score for each class. */
public enum PairwiseScoring {
    /**
     * Votes, and between equal ones the sum of the decision values, brought into ±1/3: the class that LIBSVM predicts has
     * the highest score, but for ties. The rule of scikit-learn's {@code decision_function_shape="ovr"}.
     */
    VOTES,
    /** The sum of the class's decision values over the classes it is compared with, each for it. */
    SUM;

    /**
     * @param decisions a value for each pair (0,1), (0,2) … (1,2) …: above 0 speaks for the first
     * @return a score for each class
     */
    double[] score(double[] decisions, int classes) {
        double[] sums = new double[classes];
        double[] votes = new double[classes];
        int pair = 0;
        for (int i = 0; i < classes; i++) {
            for (int j = i + 1; j < classes; j++) {
                sums[i] += decisions[pair];
                sums[j] -= decisions[pair];
                votes[decisions[pair] > 0 ? i : j]++;
                pair++;
            }
        }
        if (this == SUM) {
            return sums;
        }
        for (int c = 0; c < classes; c++) {
            votes[c] += sums[c] / (3 * (Math.abs(sums[c]) + 1));
        }
        return votes;
    }
}
