package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/** Takes one image of frames × coefficients for as many channels as there are coefficients, each of width 1. */
record CoefficientsAsChannels() implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return new Extent(input.coefficients(), input.frames(), input.channels());
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return input.transpose(0, 3, 2, 1);
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return graph.node("Transpose", name, List.of(input), OnnxFile.numbers("perm", 0, 3, 2, 1));
    }
}
