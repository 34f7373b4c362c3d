package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.OnnxClassifier;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.DropoutRates;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.FeatureConvolution;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnnxOperationsTest {
    private static final int LABELS = 5;

    @ParameterizedTest(name = "layer norm {0}, pre-norm {1}, masked {2}, kernel {3}")
    @CsvSource({
        "false, false, false, 16",
        "false, false, true, 15",
        "true, true, true, 16",
        "true, true, false, 15",
        "true, false, true, 16",
        "false, true, false, 16"
    })
    void servesWhatIsTrained(boolean isByLayer, boolean isPreNormalised, boolean isMasked, int kernel) {
        Wav2Vec2Model model = model(isByLayer, isPreNormalised, isMasked, kernel);
        Wav2Vec2Network network = new Wav2Vec2Network(model.config(), isMasked);
        try (OnnxClassifier onnx = load(model, network);
                NetworkWeights weights = new NetworkWeights(model.weights(), name -> false)) {
            Gradients trained = new Gradients(network, weights);
            for (int samples : new int[] {150, 333, 1000}) {
                float[] one = noise(samples, samples);
                float[] padded = Arrays.copyOf(noise(samples / 2, 7), samples);
                float[] both = Arrays.copyOf(one, 2 * samples);
                System.arraycopy(padded, 0, both, samples, samples);

                List<double[]> served = onnx.score(List.of(matrix(one), matrix(padded)));

                float[] expected = trained.scores(both, 2);
                for (int i = 0; i < 2 * LABELS; i++) {
                    assertThat(served.get(i / LABELS)[i % LABELS]).isCloseTo(expected[i], within(1e-4));
                }
            }
        }
    }

    /** What the original does with an attention mask: it is as if each recording were heard alone. */
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void paddingChangesNothingWhereItIsMasked(boolean isPreNormalised) {
        Wav2Vec2Model model = model(true, isPreNormalised, true, 16);
        Wav2Vec2Network network = new Wav2Vec2Network(model.config(), true);
        float[] alone = noise(400, 3);
        float[] batch = Arrays.copyOf(noise(900, 4), 1800);
        System.arraycopy(alone, 0, batch, 900, 400);
        try (OnnxClassifier onnx = load(model, network);
                NetworkWeights weights = new NetworkWeights(model.weights(), name -> false)) {
            Gradients trained = new Gradients(network, weights);

            float[] expected = trained.scores(alone, 1);

            float[] inBatch = trained.scores(batch, 2);
            double[] served = onnx.score(matrix(Arrays.copyOf(alone, 1234)));
            for (int l = 0; l < LABELS; l++) {
                assertThat(inBatch[LABELS + l]).isCloseTo(expected[l], within(1e-5f));
                assertThat(served[l]).isCloseTo(expected[l], within(1e-4));
            }
        }
    }

    /** Such models were trained on padding that they hear, and it does change what they make of a recording. */
    @Test
    void batchingAloneChangesNothingWhereNothingIsMasked() {
        Wav2Vec2Model model = model(false, false, false, 16);
        try (NetworkWeights weights = new NetworkWeights(model.weights(), name -> false)) {
            Gradients trained = new Gradients(new Wav2Vec2Network(model.config(), false), weights);
            float[] first = noise(500, 1);
            float[] both = Arrays.copyOf(first, 1000);
            System.arraycopy(noise(500, 2), 0, both, 500, 500);

            float[] alone = trained.scores(first, 1);

            float[] inBatch = trained.scores(both, 2);
            float[] padded = trained.scores(Arrays.copyOf(first, 900), 1);
            for (int l = 0; l < LABELS; l++) {
                assertThat(inBatch[l]).isCloseTo(alone[l], within(1e-5f));
            }
            assertThat(padded[0]).isNotCloseTo(alone[0], within(1e-4f));
        }
    }

    @Test
    void silenceHasFiniteScores() {
        Wav2Vec2Model model = model(true, true, true, 16);
        try (OnnxClassifier onnx = load(model, new Wav2Vec2Network(model.config(), true))) {
            assertThat(onnx.score(matrix(new float[300]))).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void theSameNetworkGivesTheSameBytes(@TempDir Path folder) {
        Wav2Vec2Model tiny = TinyModel.read(folder);
        Wav2Vec2Network network = new Wav2Vec2Network(tiny.config(), false);

        assertThat(OnnxOperations.write(network, tiny.weights()))
                .isEqualTo(OnnxOperations.write(network, tiny.weights()));
    }

    private static Wav2Vec2Model model(boolean isByLayer, boolean isPreNormalised, boolean isMasked, int kernel) {
        List<FeatureConvolution> convolutions = List.of(
                new FeatureConvolution(8, 10, 5), new FeatureConvolution(12, 3, 2), new FeatureConvolution(8, 2, 2));
        Wav2Vec2Config config = new Wav2Vec2Config(
                convolutions,
                isByLayer,
                isByLayer,
                16,
                2,
                4,
                24,
                kernel,
                2,
                isPreNormalised,
                1e-5,
                DropoutRates.NONE,
                10,
                3,
                true,
                List.of());
        return TinyModel.random(config, new Preprocessing(16_000, true, isMasked), LABELS, 5);
    }

    private static OnnxClassifier load(Wav2Vec2Model model, Wav2Vec2Network network) {
        List<String> labels =
                IntStream.range(0, LABELS).mapToObj(String::valueOf).toList();
        return OnnxClassifier.load(
                OnnxOperations.write(network, model.weights()),
                "test.onnx",
                labels,
                new FeatureShape(OptionalInt.empty(), 1),
                InputLayout.FRAMES_COEFFICIENTS);
    }

    private static FeatureMatrix matrix(float[] samples) {
        return new FeatureMatrix(samples.length, 1, samples, null);
    }

    private static float[] noise(int samples, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }
}
