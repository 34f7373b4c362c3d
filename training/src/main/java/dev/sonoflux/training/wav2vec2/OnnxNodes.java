package dev.sonoflux.training.wav2vec2;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An ONNX file in the making. */
final class OnnxNodes {
    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Set<String> constants = new HashSet<>();
    private int nodes;

    /**
     * Adds an input or an output of 32-bit floats.
     *
     * @param dimensions lengths, or names of those that are free
     */
    static ValueInfoProto value(String name, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            shape.addDim(
                    dimension instanceof String free
                            ? Dimension.newBuilder().setDimParam(free)
                            : Dimension.newBuilder().setDimValue((Integer) dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }

    /** A node with one output. Its name tells its place, so that the same network gives the same bytes. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        String name = operator + "_" + nodes++;
        named(name, operator, inputs, attributes);
        return name;
    }

    void named(String output, String operator, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    boolean hasConstant(String name) {
        return constants.contains(name);
    }

    String constant(String name, float[] values, long... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(name, TensorProto.DataType.FLOAT, bytes, shape);
    }

    /** Whole numbers, e.g. a shape; there is one of each. */
    String wholes(long... values) {
        StringBuilder name = new StringBuilder("wholes");
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            name.append('_').append(value);
            bytes.putLong(value);
        }
        return constant(name.toString(), TensorProto.DataType.INT64, bytes.rewind(), values.length);
    }

    /** A number; there is one of each. */
    String number(float value) {
        return constant("number_" + value, new float[] {value});
    }

    private String constant(String name, TensorProto.DataType type, ByteBuffer bytes, long... shape) {
        if (constants.add(name)) {
            TensorProto.Builder tensor = TensorProto.newBuilder()
                    .setName(name)
                    .setDataType(type.getNumber())
                    .setRawData(ByteString.copyFrom(bytes.rewind()));
            for (long length : shape) {
                tensor.addDims(length);
            }
            graph.addInitializer(tensor);
        }
        return name;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto attributes(String name, int... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (int value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** The file. */
    byte[] file(String name, ValueInfoProto input, ValueInfoProto output) {
        graph.setName(name).addInput(input).addOutput(output);
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("sonoflux")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }
}
