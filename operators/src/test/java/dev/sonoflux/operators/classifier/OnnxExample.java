package dev.sonoflux.operators.classifier;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Random;

/** A linear layer on flattened features, as an ONNX file. */
public final class OnnxExample {
    private static final int OPSET = 13;
    private static final int IR_VERSION = 8;
    private static final String INPUT = "features";
    private static final String FLAT = "flat";
    private static final String WEIGHTS = "weights";
    private static final String OUTPUT = "logits";

    private OnnxExample() {}

    /** Random weights features × labels, the same for the same sizes. */
    static float[] weights(int features, int labels) {
        return SvmExample.floats(new Random(11), features * labels);
    }

    /** @param inputShape -1 for a free dimension */
    public static byte[] linear(int features, int labels, long... inputShape) {
        TensorProto.Builder weights = TensorProto.newBuilder()
                .setName(WEIGHTS)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(features)
                .addDims(labels);
        for (float w : weights(features, labels)) {
            weights.addFloatData(w);
        }
        GraphProto graph = GraphProto.newBuilder()
                .setName("linear")
                .addInput(value(INPUT, inputShape))
                .addOutput(value(OUTPUT, inputShape[0], labels))
                .addInitializer(weights)
                .addNode(NodeProto.newBuilder()
                        .setOpType("Flatten")
                        .addInput(INPUT)
                        .addOutput(FLAT)
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(1)))
                .addNode(NodeProto.newBuilder()
                        .setOpType("MatMul")
                        .addInput(FLAT)
                        .addInput(WEIGHTS)
                        .addOutput(OUTPUT))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long length : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(length < 0 ? dimension.setDimParam("N") : dimension.setDimValue(length));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
