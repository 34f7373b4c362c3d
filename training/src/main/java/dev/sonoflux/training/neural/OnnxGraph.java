package dev.sonoflux.training.neural;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import dev.sonoflux.training.neural.WeightLayout.Slot;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An ONNX file in the making: the nodes so far, and the trained weights that they are made of. */
final class OnnxGraph {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;
    private static final String INPUT = "features";
    private static final String OUTPUT = "scores";
    private static final String BATCH = "N";

    private final WeightLayout layout;
    private final float[] weights;
    private final GraphProto.Builder graph = GraphProto.newBuilder();

    private OnnxGraph(WeightLayout layout, float[] weights) {
        this.layout = layout;
        this.weights = weights;
    }

    /** The file for any number of recordings at once: [N, 1, frames, coefficients] to scores before softmax [N, labels]. */
    static byte[] write(Network network, int labels, Extent input, float[] weights) {
        OnnxGraph onnx = new OnnxGraph(network.layout(input, labels), weights);
        String last = network.chain(labels).write(INPUT, Network.ROOT, onnx);
        onnx.node("Identity", OUTPUT, List.of(last));
        onnx.graph
                .setName(network.name())
                .addInput(value(INPUT, input.channels(), input.frames(), input.coefficients()))
                .addOutput(value(OUTPUT, labels));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("sonoflux")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(onnx.graph)
                .build()
                .toByteArray();
    }

    /** A copy of a trained weight. */
    float[] weight(String name) {
        Slot slot = layout.slot(name);
        return Arrays.copyOfRange(weights, slot.offset(), slot.offset() + slot.size());
    }

    void constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** A constant in half the space: its values are rounded to 11 significant bits, unless they have been before. */
    void halfConstant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putShort(Fp16Conversions.floatToFp16(value));
        }
        String stored = name + ".half";
        constant(stored, TensorProto.DataType.FLOAT16, bytes.flip(), shape);
        node("Cast", name, List.of(stored), number("to", TensorProto.DataType.FLOAT.getNumber()));
    }

    private void constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long length : shape) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor);
    }

    /** @return name of its output, which is the node's own */
    String node(String operator, String name, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(List.of(attributes)));
        return name;
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto numbers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static ValueInfoProto value(String name, long... perRecording) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (long length : perRecording) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }
}
