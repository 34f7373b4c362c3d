package dev.sonoflux.operators.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class PairwiseScoringTest {
    /** (0,1), (0,2), (1,2): class 1 beats both, class 0 beats class 2. */
    private static final double[] DECISIONS = {-0.5, 2, 0.25};

    @Test
    void votesAreCountedAndConfidenceDecidesBetweenEqualOnes() {
        assertThat(PairwiseScoring.VOTES.score(DECISIONS, 3))
                .containsExactly(
                        new double[] {1 + 1.5 / (3 * 2.5), 2 + 0.75 / (3 * 1.75), 0 - 2.25 / (3 * 3.25)},
                        offset(1e-12));
    }

    @Test
    void sumAddsWhatSpeaksForAClass() {
        assertThat(PairwiseScoring.SUM.score(DECISIONS, 3)).containsExactly(1.5, 0.75, -2.25);
    }

    @Test
    void minimumIsTheStandingAgainstTheStrongestRival() {
        assertThat(PairwiseScoring.MINIMUM.score(DECISIONS, 3)).containsExactly(-0.5, 0.25, -2);
    }
}
