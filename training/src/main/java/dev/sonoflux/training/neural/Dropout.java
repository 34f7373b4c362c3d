package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import java.util.Random;

/**
 * In training, values become 0 by chance and the others grow in proportion; in serving nothing happens (N. Srivastava et
 * al., "Dropout", 2014).
 *
 * @param rate the chance of becoming 0, from 0 to below 1
 */
record Dropout(double rate) implements Layer {
    Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("a dropout of " + rate + " is not accepted; it must be in [0, 1)");
        }
    }

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return input;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        if (!pass.isTraining() || rate == 0) {
            return input;
        }
        Random random = pass.dropout();
        float kept = (float) (1 / (1 - rate));
        float[] factors = new float[Math.toIntExact(input.size())];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextFloat() < rate ? 0 : kept;
        }
        return input.mul(input.getManager().create(factors, input.getShape()));
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return input;
    }
}
