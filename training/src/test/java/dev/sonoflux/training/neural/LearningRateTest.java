package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    private static final LearningRate RATE = new LearningRate(0.01, 100);

    @Test
    void risesToItsHighestOverATenthOfTheSteps() {
        assertThat(RATE.at(0)).isCloseTo(0.01 / 11, within(1e-12));
        assertThat(RATE.at(10)).isEqualTo(0.01);
    }

    @Test
    void fallsAlongACosineToNearlyNothing() {
        assertThat(RATE.at(55)).isCloseTo(0.005, within(1e-12));
        assertThat(RATE.at(99)).isPositive().isLessThan(1e-5);
    }

    @Test
    void oneStepHasARate() {
        assertThat(new LearningRate(0.01, 1).at(0)).isEqualTo(0.005);
    }
}
