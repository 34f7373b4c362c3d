package dev.sonoflux.training.wav2vec2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.family.LearningCurve;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    private static final String WEIGHT = "weight ";
    private static final String MEAN = "mean ";
    private static final String SQUARE = "square ";
    private static final String STEPS = "steps";

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

    /** The weights that learn, and all else that the next step depends on beside the gradients. */
    Map<String, Tensor> state() {
        Map<String, Tensor> state = new HashMap<>();
        for (String name : weights.learned()) {
            state.put(WEIGHT + name, tensor(weights.arrays().get(name)));
            state.put(MEAN + name, tensor(means.get(name)));
            state.put(SQUARE + name, tensor(squares.get(name)));
        }
        state.put(STEPS, new Tensor.Longs(List.of(1), new long[] {steps}));
        return state;
    }

    /** Puts weights and all else where they were; the curve is what they had come by. */
    List<LearningCurve.Epoch> restored(Checkpoint.Saved saved) {
        Safetensors tensors = saved.tensors();
        for (String name : weights.learned()) {
            int[] shape = shape(weights.arrays().get(name));
            weights.replace(name, tensors.floats(WEIGHT + name, shape));
            means.put(name, weights.array(tensors.floats(MEAN + name, shape))).close();
            squares.put(name, weights.array(tensors.floats(SQUARE + name, shape)))
                    .close();
        }
        steps = Math.toIntExact(tensors.longs(STEPS, 1).values()[0]);
        return saved.curve();
    }

    private static Tensor tensor(NDArray array) {
        return new Tensor.Floats(Arrays.stream(shape(array)).boxed().toList(), array.toFloatArray());
    }

    private static int[] shape(NDArray array) {
        return Arrays.stream(array.getShape().getShape())
                .mapToInt(Math::toIntExact)
                .toArray();
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
