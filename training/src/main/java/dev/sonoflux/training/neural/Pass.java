package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sonoflux.training.neural.WeightLayout.Kind;
import dev.sonoflux.training.neural.WeightLayout.Slot;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** One computation of a network: its weights as PyTorch's arrays, which live as long as the manager does. */
final class Pass {
    private final WeightLayout layout;
    private final Map<String, NDArray> arrays = new HashMap<>();
    private final Random dropout;

    private Pass(WeightLayout layout, float[] weights, NDManager manager, Random dropout) {
        this.layout = layout;
        this.dropout = dropout;
        for (Slot slot : layout.slots()) {
            FloatBuffer values = FloatBuffer.wrap(weights, slot.offset(), slot.size());
            NDArray array = manager.create(values, new Shape(slot.shape()));
            array.setRequiresGradient(isTraining() && slot.kind().isLearned());
            arrays.put(slot.name(), array);
        }
    }

    /** One that learns. */
    static Pass training(WeightLayout layout, float[] weights, NDManager manager, Random dropout) {
        return new Pass(layout, weights, manager, dropout);
    }

    /** One that predicts. */
    static Pass prediction(WeightLayout layout, float[] weights, NDManager manager) {
        return new Pass(layout, weights, manager, null);
    }

    boolean isTraining() {
        return dropout != null;
    }

    NDArray weight(String name) {
        return arrays.get(name);
    }

    /** What dropout is drawn from: not PyTorch's own generator, whose state all of the process shares. */
    Random dropout() {
        return dropout;
    }

    /** Writes each learned weight's gradient to its place. */
    void gradients(float[] gradients) {
        for (Slot slot : layout.slots()) {
            if (slot.kind().isLearned()) {
                try (NDArray gradient = arrays.get(slot.name()).getGradient()) {
                    System.arraycopy(gradient.toFloatArray(), 0, gradients, slot.offset(), slot.size());
                }
            }
        }
    }

    /** Writes the running statistics, which training has moved on, to their places. */
    void statistics(float[] weights) {
        for (Slot slot : layout.slots()) {
            if (slot.kind() == Kind.STATISTIC) {
                float[] values = arrays.get(slot.name()).toFloatArray();
                System.arraycopy(values, 0, weights, slot.offset(), slot.size());
            }
        }
    }
}
