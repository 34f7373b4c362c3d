package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/**
 * Every output sees every input.
 *
 * @param outputs how many
 */
record Dense(int outputs) implements Layer {
    private static final String MATRIX = ".matrix";
    private static final String BIAS = ".bias";

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        weights.learned(name + MATRIX, 2 * input.size(), outputs, input.size());
        weights.free(name + BIAS, 0, outputs);
        return new Extent(outputs, 1, 1);
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        NDArray flat = input.reshape(input.getShape().get(0), -1);
        return Linear.linear(flat, pass.weight(name + MATRIX), pass.weight(name + BIAS))
                .singletonOrThrow();
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        float[] matrix = graph.weight(name + MATRIX);
        graph.constant(name + MATRIX, matrix, outputs, matrix.length / outputs);
        graph.constant(name + BIAS, graph.weight(name + BIAS), outputs);
        String flat = graph.node("Flatten", name + ".flat", List.of(input), OnnxFile.number("axis", 1));
        return graph.node("Gemm", name, List.of(flat, name + MATRIX, name + BIAS), OnnxFile.number("transB", 1));
    }
}
