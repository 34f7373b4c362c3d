package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/**
 * A convolution that begins with what was learned elsewhere. Over time it is computed only where the kernel lies within the
 * frames, so that what comes out depends on nothing but what was heard; over frequency, edges are padded with zeros. Its kernel
 * is stored in half precision.
 *
 * @param kernel what it begins with: filters × channels × frames × coefficients values
 * @param bias one value per filter; empty where there is none
 * @param pace its share of the learning rate, 0 to 1; 0: it stays as it is
 */
record PretrainedConvolution(
        int filters, int channels, int frames, int coefficients, float[] kernel, float[] bias, double pace)
        implements Layer {
    private static final String KERNEL = ".kernel";
    private static final String BIAS = ".bias";

    PretrainedConvolution {
        if (kernel.length != filters * channels * frames * coefficients || bias.length % filters != 0) {
            throw new IllegalArgumentException(kernel.length + " and " + bias.length + " values for " + filters
                    + " filters of " + channels + " × " + frames + " × " + coefficients);
        }
    }

    private boolean hasBias() {
        return bias.length > 0;
    }

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        if (input.channels() != channels) {
            throw new IllegalArgumentException(name + ": " + input.channels() + " channels come in, not " + channels);
        }
        weights.given(name + KERNEL, kernel, true, pace, filters, channels, frames, coefficients);
        if (hasBias()) {
            weights.given(name + BIAS, bias, false, pace, filters);
        }
        return new Extent(filters, input.frames() - frames + 1, input.coefficients());
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        return Conv2d.conv2d(
                        input,
                        pass.weight(name + KERNEL),
                        hasBias() ? pass.weight(name + BIAS) : null,
                        new Shape(1, 1),
                        new Shape(0, (coefficients - 1) / 2),
                        new Shape(1, 1),
                        1)
                .singletonOrThrow();
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        graph.halfConstant(name + KERNEL, graph.weight(name + KERNEL), filters, channels, frames, coefficients);
        List<String> inputs = List.of(input, name + KERNEL);
        if (hasBias()) {
            graph.constant(name + BIAS, graph.weight(name + BIAS), filters);
            inputs = List.of(input, name + KERNEL, name + BIAS);
        }
        long padding = (coefficients - 1) / 2;
        return graph.node(
                "Conv",
                name,
                inputs,
                OnnxFile.numbers("kernel_shape", frames, coefficients),
                OnnxFile.numbers("pads", 0, padding, 0, padding));
    }
}
