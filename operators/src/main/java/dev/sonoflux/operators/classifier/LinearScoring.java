package dev.sonoflux.operators.classifier;

/** What the rows of a linear classifier are, and how they become a score for each label. */
public enum LinearScoring {
    /** A row for each label, whose value is its score: logistic regression. */
    LABELS,
    /** A row for each pair of labels, scored as {@link PairwiseScoring#VOTES}: a linear support vector machine. */
    VOTES,
    /** A row for each pair of labels, scored as {@link PairwiseScoring#SUM}. */
    SUM,
    /** A row for each pair of labels, scored as {@link PairwiseScoring#MINIMUM}. */
    MINIMUM;

    /** Rows for pairs of labels, scored like this. */
    public static LinearScoring ofPairs(PairwiseScoring scoring) {
        return switch (scoring) {
            case VOTES -> VOTES;
            case SUM -> SUM;
            case MINIMUM -> MINIMUM;
        };
    }

    /**
     * How pairs of labels are scored.
     *
     * @throws IllegalArgumentException if its rows are labels
     */
    public PairwiseScoring pairwise() {
        return switch (this) {
            case LABELS ->
                throw new IllegalArgumentException("'scoring' labels is for rows that are labels, not pairs");
            case VOTES -> PairwiseScoring.VOTES;
            case SUM -> PairwiseScoring.SUM;
            case MINIMUM -> PairwiseScoring.MINIMUM;
        };
    }

    int rows(int labels) {
        return this == LABELS ? labels : labels * (labels - 1) / 2;
    }

    double[] score(double[] values, int labels) {
        return this == LABELS ? values : pairwise().score(values, labels);
    }
}
