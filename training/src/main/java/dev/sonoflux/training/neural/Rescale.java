package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import dev.sonoflux.training.torch.Torch;
import java.util.List;

/** {@code factor·x + offset}. */
record Rescale(float factor, float offset) implements Layer {
    private static final String FACTOR = ".factor";
    private static final String OFFSET = ".offset";

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return input;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return input.mul(Torch.number(input.getManager(), factor)).add(Torch.number(input.getManager(), offset));
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        graph.constant(name + FACTOR, new float[] {factor});
        graph.constant(name + OFFSET, new float[] {offset});
        String scaled = graph.node("Mul", name + ".scaled", List.of(input, name + FACTOR));
        return graph.node("Add", name, List.of(scaled, name + OFFSET));
    }
}
