package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OptimiserTest {
    private static final Offset<Float> ROUNDING = within(1e-6f);

    /** By hand: the first step of Adam has the length of the learning rate, whatever the gradient. */
    @Test
    void firstStepIsAsLongAsTheLearningRate() {
        Optimiser optimiser = optimiser(0, 0);

        optimiser.step(new float[] {0.001f, -50, 0}, 0.1);

        assertThat(optimiser.weights[0]).isCloseTo(1 - 0.1f, ROUNDING);
        assertThat(optimiser.weights[1]).isCloseTo(1 + 0.1f, ROUNDING);
    }

    /** By hand: m = 0.9·0.1·1 − 0.1·1 = −0.01, v = 0.001999, so the step is 0.1·0.01/0.19 after the first one's 0.1. */
    @Test
    void secondStepFollowsTheAverages() {
        Optimiser optimiser = optimiser(0, 0);

        optimiser.step(new float[] {1, 0, 0}, 0.1);
        optimiser.step(new float[] {-1, 0, 0}, 0.1);

        assertThat(optimiser.weights[0]).isCloseTo(0.9f + 0.1f * 0.01f / 0.19f, ROUNDING);
    }

    @Test
    void decayDrawsKernelsTowardsZeroAndLeavesBiasesAlone() {
        Optimiser optimiser = optimiser(0.5, 0);

        optimiser.step(new float[3], 0.1);

        assertThat(optimiser.weights).containsExactly(0.95f, 1, 7);
    }

    @Test
    void averageFollowsWeightsAndStatistics() {
        Optimiser optimiser = optimiser(0, 0.5);
        optimiser.weights[2] = 9;

        optimiser.step(new float[] {1, 0, 0}, 0.1);

        // At the first step no more than 2/11 of the start is kept.
        assertThat(optimiser.average[0]).isCloseTo(0.9f + 0.1f * 2 / 11, ROUNDING);
        assertThat(optimiser.average[2]).isCloseTo(9 - 2f * 2 / 11, ROUNDING);
    }

    private static Optimiser optimiser(double decay, double ema) {
        WeightLayout.Builder layout = new WeightLayout.Builder();
        layout.learned("kernel", 1, 1);
        layout.free("bias", 1, 1);
        layout.statistic("mean", 7, 1);
        FitConfig config = FitConfig.ofDefaults().withWeightDecay(decay).withEma(ema);
        return new Optimiser(layout.build(), new float[] {1, 1, 7}, config);
    }
}
