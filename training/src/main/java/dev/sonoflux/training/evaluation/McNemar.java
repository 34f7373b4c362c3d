package dev.sonoflux.training.evaluation;

import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.inference.BinomialTest;

/**
 * Two models on the same recordings: whether the difference between them could be chance (Q. McNemar, "Note on the sampling
 * error of the difference between correlated proportions or percentages", Psychometrika 12, 1947). Only recordings that one of
 * them got right and the other wrong tell them apart; if the models are equally good, each goes either way with probability ½.
 *
 * @param first name of a model
 * @param second name of the other
 * @param bothRight recordings that both got right
 * @param onlyFirst b: recordings that only the first got right
 * @param onlySecond c: recordings that only the second got right
 * @param bothWrong recordings that both got wrong
 */
public record McNemar(String first, String second, int bothRight, int onlyFirst, int onlySecond, int bothWrong) {
    /** Below so many recordings that tell the models apart the approximation is too rough. */
    private static final int FEWEST_FOR_CHI_SQUARED = 25;

    /** How the p-value is computed. */
    public enum Test {
        /** Two-sided binomial test of b among b + c. */
        EXACT_BINOMIAL,
        /** (|b − c| − 1)² / (b + c) against χ² with one degree of freedom (A. L. Edwards, Psychometrika 13, 1948). */
        CHI_SQUARED_WITH_CONTINUITY_CORRECTION
    }

    /**
     * Counts.
     *
     * @param firstRight whether the first got each of the recordings right
     * @param secondRight whether the second got the same recordings right, in the same order
     */
    static McNemar of(String first, String second, boolean[] firstRight, boolean[] secondRight) {
        int[][] counts = new int[2][2];
        for (int i = 0; i < firstRight.length; i++) {
            counts[firstRight[i] ? 1 : 0][secondRight[i] ? 1 : 0]++;
        }
        return new McNemar(first, second, counts[1][1], counts[1][0], counts[0][1], counts[0][0]);
    }

    /** Exact where b + c is below 25. */
    public Test test() {
        return onlyFirst + onlySecond < FEWEST_FOR_CHI_SQUARED
                ? Test.EXACT_BINOMIAL
                : Test.CHI_SQUARED_WITH_CONTINUITY_CORRECTION;
    }

    /** The value of χ², if that is the test. */
    public OptionalDouble chiSquared() {
        if (test() == Test.EXACT_BINOMIAL) {
            return OptionalDouble.empty();
        }
        double difference = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1);
        return OptionalDouble.of(difference * difference / (onlyFirst + onlySecond));
    }

    /** The probability of so large a difference, or a larger one, between models that are equally good; in [0, 1]. */
    public double pValue() {
        if (chiSquared().isPresent()) {
            return ChiSquaredDistribution.of(1).survivalProbability(chiSquared().getAsDouble());
        }
        int apart = onlyFirst + onlySecond;
        return apart == 0
                ? 1
                : BinomialTest.withDefaults().test(apart, onlyFirst, 0.5).getPValue();
    }
}
