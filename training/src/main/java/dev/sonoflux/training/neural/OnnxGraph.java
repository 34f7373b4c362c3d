package dev.sonoflux.training.neural;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.platform.Fp16Conversions;
import dev.sonoflux.training.neural.WeightLayout.Slot;
import dev.sonoflux.training.onnx.OnnxFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An ONNX file in the making: the nodes so far, and the trained weights that they are made of. */
final class OnnxGraph {
    private static final int OPERATORS = 13;
    private static final String INPUT = "features";
    private static final String OUTPUT = "scores";
    private static final String BATCH = "N";

    private final WeightLayout layout;
    private final float[] weights;
    private final OnnxFile file = new OnnxFile();

    private OnnxGraph(WeightLayout layout, float[] weights) {
        this.layout = layout;
        this.weights = weights;
    }

    /** The file for any number of recordings at once: [N, 1, frames, coefficients] to scores before softmax [N, labels]. */
    static byte[] write(Network network, int labels, Extent input, float[] weights) {
        OnnxGraph onnx = new OnnxGraph(network.layout(input, labels), weights);
        String last = network.chain(labels).write(INPUT, Network.ROOT, onnx);
        onnx.node("Identity", OUTPUT, List.of(last));
        return onnx.file.content(
                network.name(),
                OPERATORS,
                OnnxFile.value(INPUT, BATCH, input.channels(), input.frames(), input.coefficients()),
                OnnxFile.value(OUTPUT, BATCH, labels));
    }

    /** A copy of a trained weight. */
    float[] weight(String name) {
        Slot slot = layout.slot(name);
        return Arrays.copyOfRange(weights, slot.offset(), slot.offset() + slot.size());
    }

    void constant(String name, float[] values, long... shape) {
        file.constant(name, values, shape);
    }

    /** A constant in half the space: its values are rounded to 11 significant bits, unless they have been before. */
    void halfConstant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Fp16Conversions.floatToFp16(value));
        }
        String stored = name + ".half";
        file.constant(stored, TensorProto.DataType.FLOAT16, bytes.flip(), shape);
        node("Cast", name, List.of(stored), OnnxFile.number("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    /** @return name of its output, which is the node's own */
    String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        return file.node(operator, name, inputs, attributes);
    }
}
