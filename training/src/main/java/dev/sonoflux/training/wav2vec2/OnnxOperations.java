package dev.sonoflux.training.wav2vec2;

import static dev.sonoflux.training.onnx.OnnxFile.number;
import static dev.sonoflux.training.onnx.OnnxFile.numbers;
import static dev.sonoflux.training.onnx.OnnxFile.real;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.onnx.OnnxFile;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.FeatureConvolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes of an ONNX file, by the names of their outputs. */
final class OnnxOperations implements Operations<String> {
    private static final float EPSILON = 1e-5f;
    private static final float FAR = 1e9f;
    private static final String INPUT = "waveform";
    private static final String OUTPUT = "scores";

    private final Map<String, Tensor.Floats> weights;
    private final OnnxNodes nodes = new OnnxNodes();

    private OnnxOperations(Map<String, Tensor.Floats> weights) {
        this.weights = weights;
    }

    /** The file for any number of recordings of any one length: [N, samples, 1] to scores before softmax [N, labels]. */
    static byte[] write(Wav2Vec2Network network, Map<String, Tensor.Floats> weights) {
        OnnxOperations onnx = new OnnxOperations(weights);
        onnx.nodes.named(OUTPUT, "Identity", List.of(network.logits(INPUT, onnx)));
        int labels = weights.get(WeightShapes.CLASSIFIER + WeightShapes.BIAS).size();
        return onnx.nodes.content(
                "wav2vec2", OnnxFile.value(INPUT, "N", "samples", 1), OnnxFile.value(OUTPUT, "N", labels));
    }

    @Override
    public String weight(String name) {
        Tensor.Floats tensor = weights.get(name);
        return nodes.hasConstant(name)
                ? name
                : nodes.constant(
                        name,
                        tensor.values(),
                        tensor.shape().stream().mapToLong(l -> l).toArray());
    }

    @Override
    public String scaledKernel(String scale, String direction) {
        Tensor.Floats tensor = weights.get(direction);
        float[] values = tensor.values();
        float[] lengths = weights.get(scale).values();
        int kernel = lengths.length;
        double[] squares = new double[kernel];
        for (int i = 0; i < values.length; i++) {
            squares[i % kernel] += (double) values[i] * values[i];
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = (float) (values[i] * lengths[i % kernel] / Math.sqrt(squares[i % kernel]));
        }
        List<Integer> shape = tensor.shape();
        return nodes.constant("kernel." + direction, scaled, shape.get(0), shape.get(1), shape.get(2));
    }

    @Override
    public String convolution(String input, String kernel, Optional<String> bias, int stride, int padding, int groups) {
        List<String> inputs = new ArrayList<>(List.of(input, kernel));
        bias.ifPresent(inputs::add);
        return nodes.node(
                "Conv", inputs, numbers("strides", stride), numbers("pads", padding, padding), number("group", groups));
    }

    @Override
    public String withoutLast(String input) {
        return nodes.node("Slice", List.of(input, nodes.wholes(0), nodes.wholes(-1), nodes.wholes(-1)));
    }

    @Override
    public String gelu(String input) {
        String share = nodes.node(
                "Add",
                List.of(
                        nodes.node("Erf", List.of(nodes.node("Div", List.of(input, nodes.number((float)
                                Math.sqrt(2)))))),
                        nodes.number(1)));
        return scaled(nodes.node("Mul", List.of(input, share)), 0.5f);
    }

    @Override
    public String normalisedOverTime(String input, String name) {
        return nodes.node(
                "InstanceNormalization",
                List.of(input, weight(name + WeightShapes.WEIGHT), weight(name + WeightShapes.BIAS)),
                real("epsilon", EPSILON));
    }

    @Override
    public String normalised(String input, String name, double epsilon) {
        return nodes.node(
                "LayerNormalization",
                List.of(input, weight(name + WeightShapes.WEIGHT), weight(name + WeightShapes.BIAS)),
                number("axis", -1),
                real("epsilon", (float) epsilon));
    }

    @Override
    public String dense(String input, String name) {
        Tensor.Floats matrix = weights.get(name + WeightShapes.WEIGHT);
        int outputs = matrix.shape().get(0);
        int inputs = matrix.shape().get(1);
        float[] transposed = new float[matrix.size()];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                transposed[i * outputs + o] = matrix.values()[o * inputs + i];
            }
        }
        String constant = nodes.constant("transposed." + name, transposed, inputs, outputs);
        return sum(nodes.node("MatMul", List.of(input, constant)), weight(name + WeightShapes.BIAS));
    }

    @Override
    public String transposed(String input, int... axes) {
        return nodes.node(
                "Transpose",
                List.of(input),
                numbers("perm", Arrays.stream(axes).asLongStream().toArray()));
    }

    @Override
    public String sum(String a, String b) {
        return nodes.node("Add", List.of(a, b));
    }

    @Override
    public String product(String a, String b) {
        return nodes.node("Mul", List.of(a, b));
    }

    @Override
    public String matrixProduct(String a, String b) {
        return nodes.node("MatMul", List.of(a, b));
    }

    @Override
    public String scaled(String input, float factor) {
        return nodes.node("Mul", List.of(input, nodes.number(factor)));
    }

    @Override
    public String softmax(String input) {
        return nodes.node("Softmax", List.of(input), number("axis", -1));
    }

    @Override
    public String split(String input, int heads) {
        int units = weights.get(WeightShapes.POSITION + WeightShapes.BIAS).size() / heads;
        // A 0 stands for the length that the input has there.
        String byHead = nodes.node("Reshape", List.of(input, nodes.wholes(0, 0, heads, units)));
        return transposed(byHead, 0, 2, 1, 3);
    }

    @Override
    public String merged(String input) {
        return nodes.node("Reshape", List.of(transposed(input, 0, 2, 1, 3), nodes.wholes(0, 0, -1)));
    }

    @Override
    public String heard(String waveform, String features, List<FeatureConvolution> convolutions) {
        String zero = nodes.number(0);
        String one = nodes.number(1);
        String time = nodes.wholes(1);
        String sounding = asFloats(nodes.node("Greater", List.of(nodes.node("Abs", List.of(waveform)), zero)));
        String fromEnd = nodes.node("CumSum", List.of(sounding, time), number("reverse", 1));
        String length = nodes.node("ReduceSum", List.of(asFloats(nodes.node("Greater", List.of(fromEnd, zero))), time));
        for (FeatureConvolution convolution : convolutions) {
            String beyond = nodes.node("Sub", List.of(length, nodes.number(convolution.kernel())));
            String steps = nodes.node("Div", List.of(beyond, nodes.number(convolution.stride())));
            length = sum(nodes.node("Floor", List.of(steps)), one);
        }
        String atLeastOne = nodes.node("Max", List.of(length, one));
        String first = nodes.node("Slice", List.of(features, nodes.wholes(0), nodes.wholes(1), nodes.wholes(2)));
        String ones = nodes.node("Expand", List.of(one, nodes.node("Shape", List.of(first))));
        String positions = nodes.node("CumSum", List.of(ones, time));
        return asFloats(nodes.node("LessOrEqual", List.of(positions, atLeastOne)));
    }

    private String asFloats(String input) {
        return nodes.node("Cast", List.of(input), number("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    @Override
    public String attentionBias(String heard) {
        String bias = scaled(nodes.node("Sub", List.of(heard, nodes.number(1))), FAR);
        return nodes.node("Unsqueeze", List.of(transposed(bias, 0, 2, 1), nodes.wholes(1)));
    }

    @Override
    public String meanOverTime(String input, Optional<String> heard) {
        if (heard.isEmpty()) {
            return nodes.node("ReduceMean", List.of(input), numbers("axes", 1), number("keepdims", 0));
        }
        String total = summedOverTime(product(input, heard.get()));
        return nodes.node("Div", List.of(total, summedOverTime(heard.get())));
    }

    private String summedOverTime(String input) {
        return nodes.node("ReduceSum", List.of(input, nodes.wholes(1)), number("keepdims", 0));
    }

    @Override
    public String dropout(String input, double rate) {
        return input;
    }

    @Override
    public boolean leavesOut(double rate) {
        return false;
    }

    @Override
    public String hidden(String input, int length) {
        return input;
    }
}
