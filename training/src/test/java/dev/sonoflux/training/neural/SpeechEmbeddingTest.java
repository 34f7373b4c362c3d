package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.torch.Torch;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeechEmbeddingTest {
    private static final Path FILE = Path.of("../models/third-party/speech-embedding/embedding_model.onnx");
    private static final int BANDS = 32;
    private static final int VALUES = 96;
    private static final int WINDOWS = 4;
    private static final Extent INPUT =
            new Extent(1, SpeechEmbedding.FRAMES + (WINDOWS - 1) * SpeechEmbedding.STRIDE, BANDS);

    /** Decibels as they are in speech, of samples in [-1, 1]. */
    private static float[] decibels() {
        Random random = new Random(5);
        float[] values = new float[INPUT.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (-50 + 20 * random.nextGaussian());
        }
        return values;
    }

    @Test
    void everyVectorIsTheOriginals() throws OrtException {
        float[] decibels = decibels();
        Network network = SpeechEmbedding.read(FILE).network(16_000, 0);
        Chain embedding = new Chain(SpeechEmbedding.read(FILE).embedding(16_000, 0));
        WeightLayout layout = network.layout(INPUT, 10);

        float[] actual;
        try (var manager = Torch.newManager()) {
            actual = embedding
                    .forward(
                            manager.create(
                                    FloatBuffer.wrap(decibels),
                                    new ai.djl.ndarray.types.Shape(1, 1, INPUT.frames(), BANDS)),
                            Network.ROOT,
                            Pass.prediction(layout, layout.initial(1), manager))
                    .toFloatArray();
        }

        assertThat(actual).hasSize(VALUES * WINDOWS);
        for (int w = 0; w < WINDOWS; w++) {
            float[] expected = original(decibels, w * SpeechEmbedding.STRIDE);
            for (int v = 0; v < VALUES; v++) {
                assertThat(actual[v * WINDOWS + w]).isCloseTo(expected[v], within(1e-3f));
            }
        }
    }

    private static float[] original(float[] decibels, int from) throws OrtException {
        FloatBuffer scaled = FloatBuffer.allocate(SpeechEmbedding.FRAMES * BANDS);
        for (int i = 0; i < scaled.capacity(); i++) {
            scaled.put(i, (float) ((decibels[from * BANDS + i] + 20 * Math.log10(32768)) / 10 + 2));
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(FILE.toString());
                OnnxTensor input =
                        OnnxTensor.createTensor(environment, scaled, new long[] {1, SpeechEmbedding.FRAMES, BANDS, 1});
                OrtSession.Result result = session.run(Map.of("input_1", input))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    @Test
    void anotherFileIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("other.onnx"), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> SpeechEmbedding.read(file))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("other.onnx is not the speech embedding that Sonoflux knows");
        assertThatThrownBy(() -> SpeechEmbedding.read(folder.resolve("none.onnx")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("none.onnx");
    }
}
