package dev.sonoflux.training.wav2vec2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.HashMap;
import java.util.Map;

/**
 * Adam with decoupled weight decay (I. Loshchilov and F. Hutter, 2019), computed where the weights are. Gradients whose
 * common length is above 1 are shortened to it (R. Pascanu et al., "On the difficulty of training recurrent neural networks",
 * 2013).
 */
final class AdamW {
    private static final float MEAN_DECAY = 0.9f;
    private static final float SQUARE_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final double LONGEST = 1;

    private final NetworkWeights weights;
    private final float weightDecay;
    private final Map<String, NDArray> means = new HashMap<>();
    private final Map<String, NDArray> squares = new HashMap<>();
    private int steps;

    AdamW(NetworkWeights weights, double weightDecay) {
        this.weights = weights;
        this.weightDecay = (float) weightDecay;
        for (String name : weights.learned()) {
            means.put(name, weights.arrays().get(name).zerosLike());
            squares.put(name, weights.arrays().get(name).zerosLike());
        }
    }

    /** Moves what learns against the gradients that have added up, and sets them back to 0. */
    void step(double learningRate) {
        steps++;
        float rate = (float) learningRate;
        float corrected = (float)
                (learningRate * Math.sqrt(1 - Math.pow(SQUARE_DECAY, steps)) / (1 - Math.pow(MEAN_DECAY, steps)));
        float share = (float) Math.min(1, LONGEST / Math.max(length(), Float.MIN_NORMAL));
        for (String name : weights.learned()) {
            NDArray weight = weights.arrays().get(name);
            // Biases, and scales of normalisation, are left where they are otherwise.
            float decay = weight.getShape().dimension() > 1 ? weightDecay : 0;
            try (NDArray gradient = weight.getGradient()) {
                weight.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(weight, gradient, means.get(name), squares.get(name)),
                                new NDList(weight),
                                rate,
                                corrected,
                                decay,
                                share,
                                -1,
                                MEAN_DECAY,
                                SQUARE_DECAY,
                                EPSILON,
                                true,
                                true);
                gradient.subi(gradient);
            }
        }
    }

    private double length() {
        double squared = 0;
        for (String name : weights.learned()) {
            try (NDArray gradient = weights.arrays().get(name).getGradient();
                    NDArray product = gradient.square();
                    NDArray sum = product.sum()) {
                squared += sum.getFloat();
            }
        }
        return Math.sqrt(squared);
    }
}
