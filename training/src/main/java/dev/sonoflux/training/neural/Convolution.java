package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import dev.sonoflux.training.onnx.OnnxFile;
import java.util.List;

/**
 * A convolution and the batch normalisation of what comes out (S. Ioffe and C. Szegedy, 2015). For serving, both are one
 * convolution with a bias. Edges are padded with zeros, so that a step of 1 keeps the extent.
 *
 * @param filters number of channels that come out
 * @param frames how many frames the kernel spans, odd
 * @param coefficients how many coefficients it spans, odd
 * @param frameStep from one output to the next over time
 * @param coefficientStep from one output to the next over frequency
 * @param dilation distance of the frames that the kernel looks at
 * @param depthwise whether each channel has a filter of its own that sees no other channel; there are as many filters as
 *     channels then
 */
record Convolution(
        int filters, int frames, int coefficients, int frameStep, int coefficientStep, int dilation, boolean depthwise)
        implements Layer {
    private static final float EPSILON = 1e-5f;

    /** How much of a running statistic stays at each step. */
    private static final float MOMENTUM = 0.9f;

    private static final String KERNEL = ".kernel";
    private static final String SCALE = ".scale";
    private static final String SHIFT = ".shift";
    private static final String MEAN = ".mean";
    private static final String VARIANCE = ".variance";

    Convolution {
        if (frames % 2 == 0 || coefficients % 2 == 0) {
            throw new IllegalArgumentException("kernels have odd lengths, not " + frames + " × " + coefficients);
        }
    }

    /** All channels in, every position out. */
    static Convolution of(int filters, int frames, int coefficients) {
        return new Convolution(filters, frames, coefficients, 1, 1, 1, false);
    }

    /** Each channel by itself. */
    static Convolution depthwise(int channels, int frames, int coefficients) {
        return new Convolution(channels, frames, coefficients, 1, 1, 1, true);
    }

    /** The channels of each position mixed. */
    static Convolution pointwise(int filters) {
        return of(filters, 1, 1);
    }

    Convolution withSteps(int overFrames, int overCoefficients) {
        return new Convolution(filters, frames, coefficients, overFrames, overCoefficients, dilation, depthwise);
    }

    Convolution withDilation(int value) {
        return new Convolution(filters, frames, coefficients, frameStep, coefficientStep, value, depthwise);
    }

    @Override
    public Extent declare(Extent input, String name, WeightLayout.Builder weights) {
        if (depthwise && input.channels() != filters) {
            throw new IllegalArgumentException(
                    name + ": " + filters + " depthwise filters for " + input.channels() + " channels");
        }
        int channels = depthwise ? 1 : input.channels();
        weights.learned(name + KERNEL, channels * frames * coefficients, filters, channels, frames, coefficients);
        weights.free(name + SCALE, 1, filters);
        weights.free(name + SHIFT, 0, filters);
        weights.statistic(name + MEAN, 0, filters);
        weights.statistic(name + VARIANCE, 1, filters);
        return new Extent(
                filters, (input.frames() - 1) / frameStep + 1, (input.coefficients() - 1) / coefficientStep + 1);
    }

    @Override
    public NDArray forward(NDArray input, String name, Pass pass) {
        NDArray convolved = Conv2d.conv2d(
                        input,
                        pass.weight(name + KERNEL),
                        null,
                        new Shape(frameStep, coefficientStep),
                        new Shape(dilation * (frames - 1) / 2, (coefficients - 1) / 2),
                        new Shape(dilation, 1),
                        depthwise ? filters : 1)
                .singletonOrThrow();
        return BatchNorm.batchNorm(
                        convolved,
                        pass.weight(name + MEAN),
                        pass.weight(name + VARIANCE),
                        pass.weight(name + SCALE),
                        pass.weight(name + SHIFT),
                        1,
                        MOMENTUM,
                        EPSILON,
                        pass.isTraining())
                .singletonOrThrow();
    }

    @Override
    public String write(String input, String name, OnnxGraph graph) {
        float[] kernel = graph.weight(name + KERNEL);
        float[] scale = graph.weight(name + SCALE);
        float[] bias = graph.weight(name + SHIFT);
        float[] mean = graph.weight(name + MEAN);
        float[] variance = graph.weight(name + VARIANCE);
        int perFilter = kernel.length / filters;
        for (int f = 0; f < filters; f++) {
            double factor = scale[f] / Math.sqrt((double) variance[f] + EPSILON);
            bias[f] = (float) (bias[f] - mean[f] * factor);
            for (int k = f * perFilter; k < (f + 1) * perFilter; k++) {
                kernel[k] = (float) (kernel[k] * factor);
            }
        }
        int channels = perFilter / (frames * coefficients);
        graph.constant(name + KERNEL, kernel, filters, channels, frames, coefficients);
        graph.constant(name + SHIFT, bias, filters);
        long atFrames = (long) dilation * (frames - 1) / 2;
        long atCoefficients = (coefficients - 1) / 2;
        return graph.node(
                "Conv",
                name,
                List.of(input, name + KERNEL, name + SHIFT),
                OnnxFile.numbers("kernel_shape", frames, coefficients),
                OnnxFile.numbers("strides", frameStep, coefficientStep),
                OnnxFile.numbers("dilations", dilation, 1),
                OnnxFile.numbers("pads", atFrames, atCoefficients, atFrames, atCoefficients),
                OnnxFile.number("group", depthwise ? filters : 1));
    }
}
