package dev.sonoflux.operators.spotting;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FeatureSpecBuilder;
import dev.sonoflux.operators.features.FrameCount;
import java.util.Random;

/** The smallest network that is like a speech embedding: one convolution over time, and the mean of what it makes. */
final class NetworkExample {
    static final int FRAMES = 124;
    static final int COEFFICIENTS = 4;
    static final int LABELS = 3;

    private static final int OPSET = 13;
    private static final int IR_VERSION = 8;
    private static final int STRIDE = 8;

    private NetworkExample() {}

    /** Of which it takes a window. */
    static FeatureSpecBuilder features() {
        return FeatureSpec.builder()
                .kind(FeatureKind.LOG_MEL)
                .nMels(COEFFICIENTS)
                .centred(false)
                .withoutTopDb()
                .length(new FrameCount.Centre(FRAMES));
    }

    /**
     * An ONNX file from [N, 1, {@value #FRAMES}, {@value #COEFFICIENTS}] to [N, {@value #LABELS}].
     *
     * @param kernel frames that the convolution spans
     * @param before what is done to features before the convolution, an operator of ONNX with one input and one output
     */
    static byte[] convolution(int kernel, String before) {
        Random random = new Random(5);
        TensorProto.Builder weights = TensorProto.newBuilder()
                .setName("weights")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(LABELS)
                .addDims(1)
                .addDims(kernel)
                .addDims(COEFFICIENTS);
        for (int i = 0; i < LABELS * kernel * COEFFICIENTS; i++) {
            weights.addFloatData((float) (random.nextGaussian() / kernel));
        }
        GraphProto graph = GraphProto.newBuilder()
                .setName("convolution")
                .addInput(value("features", 1, FRAMES, COEFFICIENTS))
                .addOutput(value("scores", LABELS))
                .addInitializer(weights)
                .addNode(node(before, "features", "heard"))
                .addNode(node("Conv", "heard", "vectors")
                        .addInput("weights")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("strides")
                                .setType(AttributeProto.AttributeType.INTS)
                                .addInts(STRIDE)
                                .addInts(1)))
                .addNode(node("GlobalAveragePool", "vectors", "mean"))
                .addNode(node("Flatten", "mean", "scores"))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String operator, String input, String output) {
        return NodeProto.newBuilder().setOpType(operator).addInput(input).addOutput(output);
    }

    private static ValueInfoProto value(String name, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        for (long length : shape) {
            dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(length));
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
