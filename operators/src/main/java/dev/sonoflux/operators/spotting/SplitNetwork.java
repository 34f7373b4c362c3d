package dev.sonoflux.operators.spotting;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sonoflux.engine.SonofluxException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The two halves of a network of convolutions over time: what its last convolution makes, and what becomes of that.
 *
 * @param trunk ONNX: frames [N, 1, frames, coefficients] to vectors [N, values, vectors, 1]
 * @param head ONNX: vectors to scores [N, labels]
 */
record SplitNetwork(byte[] trunk, byte[] head) {
    private static final String CONVOLUTION = "Conv";
    private static final int FRAMES_DIMENSION = 2;

    /**
     * Splits a network behind its last convolution.
     *
     * @param file what messages call it
     * @param frames how many frames the trunk is to take
     * @throws SonofluxException if it has no such halves
     */
    static SplitNetwork of(byte[] onnx, String file, int frames) {
        ModelProto model;
        try {
            model = ModelProto.parseFrom(onnx);
        } catch (InvalidProtocolBufferException e) {
            throw new SonofluxException(file + " is no ONNX file: " + e.getMessage(), e);
        }
        GraphProto graph = model.getGraph();
        List<NodeProto> nodes = graph.getNodeList();
        String vectors = nodes.stream()
                .filter(node -> node.getOpType().equals(CONVOLUTION))
                .reduce((before, after) -> after)
                .map(node -> node.getOutput(0))
                .orElseThrow(() -> new SonofluxException(file + " has no convolution"));
        ValueInfoProto input = graph.getInput(0);
        ValueInfoProto output = graph.getOutput(0);
        ValueInfoProto.Builder shorter = input.toBuilder();
        shorter.getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(FRAMES_DIMENSION)
                .setDimValue(frames);
        return new SplitNetwork(
                part(model, shorter.build(), ofAnyShape(vectors)), part(model, ofAnyShape(vectors), output));
    }

    private static ValueInfoProto ofAnyShape(String name) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber())))
                .build();
    }

    /** What lies between a value and another; ONNX lists nodes in the order of computation. */
    private static byte[] part(ModelProto model, ValueInfoProto from, ValueInfoProto to) {
        GraphProto graph = model.getGraph();
        Set<String> needed = new HashSet<>(Set.of(to.getName()));
        Set<NodeProto> kept = new HashSet<>();
        List<NodeProto> nodes = graph.getNodeList();
        for (int n = nodes.size() - 1; n >= 0; n--) {
            NodeProto node = nodes.get(n);
            boolean isBefore = node.getOutputList().contains(from.getName());
            if (!isBefore && node.getOutputList().stream().anyMatch(needed::contains)) {
                kept.add(node);
                needed.addAll(node.getInputList());
            }
        }
        GraphProto.Builder part = GraphProto.newBuilder()
                .setName(graph.getName())
                .addInput(from)
                .addOutput(to)
                .addAllNode(nodes.stream().filter(kept::contains).toList())
                .addAllInitializer(graph.getInitializerList().stream()
                        .filter(tensor -> needed.contains(tensor.getName()))
                        .toList());
        return model.toBuilder().setGraph(part).build().toByteArray();
    }
}
