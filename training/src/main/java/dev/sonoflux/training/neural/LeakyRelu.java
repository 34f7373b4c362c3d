package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import dev.sonoflux.training.onnx.OnnxFile;
import dev.sonoflux.training.torch.Torch;
import java.util.List;

/**
 * Negative values become smaller, and none smaller than a floor.
 *
 * @param slope of negative values, 0 to 1
 * @param floor the smallest value there is, negative
 */
record LeakyRelu(float slope, float floor) implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return input;
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return Activation.leakyRelu(input, slope).maximum(Torch.number(input.getManager(), floor));
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        String leaky = graph.node("LeakyRelu", name + ".leaky", List.of(input), OnnxFile.real("alpha", slope));
        graph.constant(name + ".floor", new float[] {floor});
        return graph.node("Max", name, List.of(leaky, name + ".floor"));
    }
}
