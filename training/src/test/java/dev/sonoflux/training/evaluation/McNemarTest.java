package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.jupiter.api.Test;

class McNemarTest {
    @Test
    void recordingsAreCountedByWhoGotThemRight() {
        boolean[] first = {true, true, false, false, true};
        boolean[] second = {true, false, true, false, false};

        assertThat(McNemar.of("A", "B", first, second)).isEqualTo(new McNemar("A", "B", 1, 2, 1, 1));
    }

    @Test
    void fewDifferencesAreTestedExactly() {
        McNemar nineToOne = new McNemar("A", "B", 50, 9, 1, 3);

        assertThat(nineToOne.test()).isEqualTo(McNemar.Test.EXACT_BINOMIAL);
        // Two tails of (1 + 10) / 2^10 each.
        assertThat(nineToOne.pValue()).isCloseTo(22 / 1024.0, offset(1e-12));
        assertThat(nineToOne.chiSquared()).isEmpty();
    }

    @Test
    void manyDifferencesAreTestedByChiSquared() {
        // (|121 − 59| − 1)² / (121 + 59) = 61² / 180; its p-value was computed independently, as erfc(√(χ² / 2)).
        McNemar table = new McNemar("A", "B", 101, 121, 59, 33);

        assertThat(table.test()).isEqualTo(McNemar.Test.CHI_SQUARED_WITH_CONTINUITY_CORRECTION);
        assertThat(table.chiSquared().orElseThrow()).isCloseTo(61 * 61 / 180.0, offset(1e-12));
        assertThat(table.pValue()).isCloseTo(5.45e-6, offset(1e-8));
    }

    @Test
    void twentyFiveDifferencesAreMany() {
        assertThat(new McNemar("A", "B", 0, 12, 12, 0).test()).isEqualTo(McNemar.Test.EXACT_BINOMIAL);
        assertThat(new McNemar("A", "B", 0, 13, 12, 0).chiSquared()).hasValue(0);
        assertThat(new McNemar("A", "B", 0, 13, 12, 0).pValue()).isEqualTo(1);
    }

    @Test
    void modelsThatNeverDifferAreAlike() {
        assertThat(new McNemar("A", "B", 10, 0, 0, 2).pValue()).isEqualTo(1);
    }
}
