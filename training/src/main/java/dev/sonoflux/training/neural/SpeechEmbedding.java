package dev.sonoflux.training.neural;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.ContentHash;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Google's speech embedding (J. Lin et al., "Training keyword spotters with limited and synthesized speech data", 2020): 20
 * convolutions over log-mel frames that make 96 numbers of what was said in 76 frames, one such vector every 8 frames.
 */
final class SpeechEmbedding {
    /** How many convolutions it has. */
    static final int LAYERS = 20;

    /** What its vectors are made of, in frames. */
    static final int FRAMES = 76;

    /** What lies between two vectors, in frames. */
    static final int STRIDE = 8;

    /** The share of the learning rate that what was learned elsewhere is changed by. */
    private static final double PACE = 0.1;

    /** Brings the vectors' values to about 1. */
    private static final float VECTOR_FACTOR = 0.05f;

    /** What is dropped of the vectors; a plain layer on all of them understood unknown voices better than deeper ones. */
    private static final double DROPOUT = 0.5;

    private static final String NAME = "speech-embedding";
    private static final String SHA256 = "70d164290c1d095d1d4ee149bc5e00543250a7316b59f31d056cff7bd3075c1f";
    private static final String OPERATOR = "Conv";
    private static final LeakyRelu ACTIVATION = new LeakyRelu(0.2f, -0.4f);

    /** Log-mel of samples as large as 16-bit integers, in decibels, is what it was trained on a tenth of, and 2. */
    private static final double FACTOR = 0.1;

    private static final double OFFSET = 2;
    private static final double INTEGERS_DB = 20 * Math.log10(1 << 15);
    private static final int SAMPLE_RATE = 16_000;

    private final List<NodeProto> convolutions;
    private final Map<String, TensorProto> weights;

    private SpeechEmbedding(List<NodeProto> convolutions, Map<String, TensorProto> weights) {
        this.convolutions = convolutions;
        this.weights = weights;
    }

    /** @throws SonofluxException if there is no such file, or it holds something else */
    static SpeechEmbedding read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!ContentHash.of(content).equals(SHA256)) {
                throw new SonofluxException(file + " is not the speech embedding that Sonoflux knows: its SHA-256 is "
                        + ContentHash.of(content) + ", not " + SHA256);
            }
            ModelProto model = ModelProto.parseFrom(content);
            Map<String, TensorProto> weights = new HashMap<>();
            model.getGraph().getInitializerList().forEach(tensor -> weights.put(tensor.getName(), tensor));
            List<NodeProto> convolutions = model.getGraph().getNodeList().stream()
                    .filter(node -> node.getOpType().equals(OPERATOR))
                    .toList();
            return new SpeechEmbedding(convolutions, weights);
        } catch (InvalidProtocolBufferException e) {
            throw new SonofluxException(file + " is no ONNX file: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new SonofluxException("The speech embedding " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * The network.
     *
     * @param sampleRate of the audio whose log-mel comes in, in decibels of samples in [-1, 1]; a frame at 8 kHz has half as
     *     many samples, and a spectrum 6 dB lower
     * @param frozen how many of the convolutions stay as they are, from the first on
     */
    Network network(int sampleRate, int frozen) {
        List<Layer> layers = new ArrayList<>(embedding(sampleRate, frozen));
        layers.add(new Rescale(VECTOR_FACTOR, 0));
        layers.add(new Dropout(DROPOUT));
        return new Network(NAME, new Chain(layers));
    }

    /** The layers that make the vectors: as channels, one after the other in time. */
    List<Layer> embedding(int sampleRate, int frozen) {
        double frameDb = 20 * Math.log10((double) SAMPLE_RATE / sampleRate);
        List<Layer> layers = new ArrayList<>();
        layers.add(new Rescale((float) FACTOR, (float) (FACTOR * (INTEGERS_DB + frameDb) + OFFSET)));
        for (int c = 0; c < LAYERS; c++) {
            layers.add(convolution(c, c < frozen ? 0 : PACE));
            if (c < LAYERS - 1) {
                layers.add(ACTIVATION);
            }
            switch (c) {
                case 2, 10, 18 -> layers.add(new MaxPool(2, 2));
                case 6, 14 -> layers.add(new MaxPool(1, 2));
                default -> {}
            }
        }
        return layers;
    }

    private PretrainedConvolution convolution(int index, double pace) {
        List<String> inputs = convolutions.get(index).getInputList();
        TensorProto kernel = weights.get(inputs.get(1));
        float[] bias = inputs.size() > 2 ? values(weights.get(inputs.get(2))) : new float[0];
        int[] shape = kernel.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
        return new PretrainedConvolution(shape[0], shape[1], shape[2], shape[3], values(kernel), bias, pace);
    }

    private static float[] values(TensorProto tensor) {
        FloatBuffer buffer = tensor.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }
}
