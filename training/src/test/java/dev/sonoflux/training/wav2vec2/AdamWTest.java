package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.torch.Torch;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private static final double RATE = 0.01;
    private static final double DECAY = 0.1;

    /** The formulas of the paper, in double precision. */
    @Test
    void stepsAreThoseOfThePaper() {
        double[] slopes = {0.3, -0.5, 0.2};
        double[] expected = {1, -2, 3};
        double[] means = new double[3];
        double[] squares = new double[3];
        try (NetworkWeights weights = weights(new Tensor.Floats(List.of(1, 3), new float[] {1, -2, 3}))) {
            AdamW optimiser = new AdamW(weights, DECAY);
            for (int step = 1; step <= 3; step++) {
                slope(weights, slopes);
                optimiser.step(RATE);
                for (int i = 0; i < 3; i++) {
                    means[i] = 0.9 * means[i] + 0.1 * slopes[i];
                    squares[i] = 0.999 * squares[i] + 0.001 * slopes[i] * slopes[i];
                    double mean = means[i] / (1 - Math.pow(0.9, step));
                    double square = squares[i] / (1 - Math.pow(0.999, step));
                    expected[i] = expected[i] * (1 - RATE * DECAY) - RATE * mean / Math.sqrt(square);
                }
            }
            assertClose(weights, expected);
        }
    }

    @Test
    void biasesDoNotDecay() {
        try (NetworkWeights weights = weights(new Tensor.Floats(List.of(2), new float[] {100, -100}))) {
            AdamW optimiser = new AdamW(weights, DECAY);
            slope(weights, 0.1, 0.1);

            optimiser.step(RATE);

            assertClose(weights, 100 - RATE, -100 - RATE);
        }
    }

    /** Adam's first step is as long whatever the gradient is; its second tells how long the gradients were. */
    @Test
    void longGradientsAreShortenedTogether() {
        double[] expected = new double[2];
        try (NetworkWeights weights = weights(new Tensor.Floats(List.of(2), new float[2]))) {
            AdamW optimiser = new AdamW(weights, 0);
            slope(weights, 0.06, 0.08);
            optimiser.step(RATE);
            slope(weights, 0.6, 0.8);
            optimiser.step(RATE);
            expected[0] = weights.arrays().get("w").toFloatArray()[0];
            expected[1] = weights.arrays().get("w").toFloatArray()[1];
        }
        try (NetworkWeights weights = weights(new Tensor.Floats(List.of(2), new float[2]))) {
            AdamW optimiser = new AdamW(weights, 0);
            slope(weights, 0.06, 0.08);
            optimiser.step(RATE);
            slope(weights, 600, 800);
            optimiser.step(RATE);
            assertClose(weights, expected);
        }
    }

    private static NetworkWeights weights(Tensor.Floats start) {
        return new NetworkWeights(Map.of("w", start), name -> true);
    }

    /** The gradient of w·slopes. */
    private static void slope(NetworkWeights weights, double... slopes) {
        NDArray array = weights.arrays().get("w");
        float[] factors = new float[slopes.length];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) slopes[i];
        }
        try (GradientCollector collector = Torch.engine().newGradientCollector()) {
            collector.backward(weights.manager()
                    .create(factors, array.getShape())
                    .mul(array)
                    .sum());
        }
    }

    private static void assertClose(NetworkWeights weights, double... expected) {
        float[] actual = weights.arrays().get("w").toFloatArray();
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).isCloseTo(expected[i], within(1e-5));
        }
    }
}
