package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.pooling.Pool;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/**
 * The largest value of each tile; what doesn't fill a tile at the end is left out.
 *
 * @param frames height of a tile
 * @param coefficients its width
 */
record MaxPool(int frames, int coefficients) implements Layer {
    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        return new Extent(input.channels(), input.frames() / frames, input.coefficients() / coefficients);
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        Shape tile = new Shape(frames, coefficients);
        return Pool.maxPool2d(input, tile, tile, new Shape(0, 0), false);
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        return graph.node(
                "MaxPool",
                name,
                List.of(input),
                OnnxFile.numbers("kernel_shape", frames, coefficients),
                OnnxFile.numbers("strides", frames, coefficients));
    }
}
