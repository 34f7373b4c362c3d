package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.List;

/** Negative values become 0. */
record Relu() implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return input;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return Activation.relu(input);
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return graph.node("Relu", name, List.of(input));
    }
}
