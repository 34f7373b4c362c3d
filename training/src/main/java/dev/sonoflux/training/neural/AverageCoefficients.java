package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/** The mean over frequency, in each channel and frame. */
record AverageCoefficients() implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return new Extent(input.channels(), input.frames(), 1);
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return input.mean(new int[] {3}, true);
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return graph.node(
                "ReduceMean", name, List.of(input), OnnxFile.numbers("axes", 3), OnnxFile.number("keepdims", 1));
    }
}
