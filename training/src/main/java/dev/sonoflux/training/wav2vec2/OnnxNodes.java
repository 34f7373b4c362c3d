package dev.sonoflux.training.wav2vec2;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sonoflux.training.onnx.OnnxFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An ONNX file in the making, whose nodes are named by their places and whose constants are there once. */
final class OnnxNodes {
    private static final int OPERATORS = 17;

    private final OnnxFile file = new OnnxFile();
    private final Set<String> constants = new HashSet<>();
    private int nodes;

    /** A node with one output. Its name tells its place, so that the same network gives the same bytes. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return file.node(operator, operator + "_" + nodes++, inputs, attributes);
    }

    void named(String output, String operator, List<String> inputs) {
        file.node(operator, output, inputs);
    }

    boolean hasConstant(String name) {
        return constants.contains(name);
    }

    String constant(String name, float[] values, long... shape) {
        if (constants.add(name)) {
            file.constant(name, values, shape);
        }
        return name;
    }

    /** Whole numbers, e.g. a shape; there is one of each. */
    String wholes(long... values) {
        StringBuilder name = new StringBuilder("wholes");
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            name.append('_').append(value);
            bytes.putLong(value);
        }
        if (constants.add(name.toString())) {
            file.constant(name.toString(), TensorProto.DataType.INT64, bytes.flip(), values.length);
        }
        return name.toString();
    }

    /** A number; there is one of each. */
    String number(float value) {
        return constant("number_" + value, new float[] {value});
    }

    byte[] content(String name, ValueInfoProto input, ValueInfoProto output) {
        return file.content(name, OPERATORS, input, output);
    }
}
