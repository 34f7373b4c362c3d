package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** The mean of each channel: what was heard, and not when or where. */
record GlobalAverage() implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return new Extent(input.channels(), 1, 1);
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return input.mean(new int[] {3}, true).mean(new int[] {2}, true);
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return graph.node("GlobalAveragePool", name, List.of(input));
    }
}
