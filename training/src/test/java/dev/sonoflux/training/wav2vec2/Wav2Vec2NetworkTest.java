package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Against the figures of another implementation. */
class Wav2Vec2NetworkTest {
    private static final JsonNode GOLDEN = TinyModel.golden();
    private static final float[] INPUT = TinyModel.floats(GOLDEN.path("input"));
    private static final int RECORDINGS = 4;
    private static final int[] LABELS = {0, 3, 5, 9};

    @TempDir
    Path folder;

    private Wav2Vec2Model model;
    private Wav2Vec2Network network;

    @BeforeEach
    void read() {
        model = TinyModel.read(folder);
        network = new Wav2Vec2Network(model.config(), false);
    }

    @Test
    void featureExtractorIsTheOriginals() {
        NDArrayValues features = computed((input, ops) -> network.features(input, ops));

        assertThat(features.shape()).containsExactly(4, 24, 32);
        assertClose(features.row(0, 0), TinyModel.floats(GOLDEN.path("features_row0")), 1e-4);
    }

    @Test
    void encoderIsTheOriginals() {
        NDArrayValues hidden =
                computed((input, ops) -> network.encoded(network.features(input, ops), Optional.empty(), ops));

        assertThat(hidden.shape()).containsExactly(4, 24, 48);
        for (int r = 0; r < RECORDINGS; r++) {
            assertClose(
                    hidden.row(r, 0),
                    TinyModel.floats(GOLDEN.path("hidden_first").path(r)),
                    1e-4);
            assertClose(
                    hidden.row(r, 23),
                    TinyModel.floats(GOLDEN.path("hidden_last").path(r)),
                    1e-4);
        }
    }

    @Test
    void scoresAreTheOriginals() {
        NDArrayValues logits = computed((input, ops) -> network.logits(input, ops));

        assertClose(logits.values(), TinyModel.floats(GOLDEN.path("logits")), 1e-4);
    }

    @Test
    void lossAndGradientsAreTheOriginals() {
        try (NetworkWeights weights = new NetworkWeights(model.weights(), name -> true)) {
            Gradients gradients = new Gradients(network, weights);

            double loss = gradients.add(INPUT, LABELS, 1, noChance()).loss() / RECORDINGS;

            assertThat(loss).isCloseTo(GOLDEN.path("loss").doubleValue(), within(1e-4));
            JsonNode norms = GOLDEN.path("gradient_norms_before_step");
            assertThat(norms.size()).isPositive();
            norms.propertyNames().forEach(name -> {
                NDArray array = weights.arrays().get(name.replace(TinyModel.PREFIX, ""));
                double norm = Math.sqrt(array.getGradient().square().sum().getFloat());
                assertThat(norm).as(name).isCloseTo(norms.path(name).doubleValue(), within(1e-3));
            });
        }
    }

    /** Two halves of a batch add up to what it gives as a whole. */
    @Test
    void gradientsOfPartsAddUp() {
        try (NetworkWeights whole = new NetworkWeights(model.weights(), name -> true);
                NetworkWeights parts = new NetworkWeights(model.weights(), name -> true)) {
            new Gradients(network, whole).add(INPUT, LABELS, 1, noChance());
            Gradients adding = new Gradients(network, parts);
            int half = INPUT.length / 2;
            adding.add(Arrays.copyOf(INPUT, half), new int[] {0, 3}, 0.5, noChance());
            adding.add(Arrays.copyOfRange(INPUT, half, 2 * half), new int[] {5, 9}, 0.5, noChance());

            for (String name : List.of("projector.weight", "encoder.pos_conv_embed.conv.weight_g")) {
                assertClose(
                        parts.arrays().get(name).getGradient().toFloatArray(),
                        whole.arrays().get(name).getGradient().toFloatArray(),
                        1e-5);
            }
        }
    }

    @Test
    void fiveStepsOfGradientDescentLoseAsTheOriginalDoes() {
        try (NetworkWeights weights =
                new NetworkWeights(model.weights(), name -> !name.startsWith(WeightShapes.EXTRACTOR))) {
            Gradients gradients = new Gradients(network, weights);
            List<Double> losses = new ArrayList<>();
            gradients.add(INPUT, LABELS, 1, noChance());
            for (int step = 0; step < 5; step++) {
                descend(weights, 0.1f);
                losses.add(gradients.add(INPUT, LABELS, 1, noChance()).loss() / RECORDINGS);
            }

            float[] expected = TinyModel.floats(GOLDEN.path("loss_after_sgd_steps_lr_0_1"));
            for (int step = 0; step < 5; step++) {
                assertThat(losses.get(step)).as("step " + step).isCloseTo(expected[step], within(1e-3));
            }
        }
    }

    /** Large models: layer normalisation after each convolution, before each step of the encoder, and masked padding. */
    @Test
    void scoresOfStableLayerNormAreTheOriginalsPaddedOrNot() {
        Wav2Vec2Model stable = TinyModel.readStable(folder);
        JsonNode golden = TinyModel.goldenStable();
        Wav2Vec2Network masked =
                new Wav2Vec2Network(stable.config(), stable.preprocessing().isMasked());
        try (NetworkWeights weights = new NetworkWeights(stable.weights(), name -> false)) {
            Gradients computed = new Gradients(masked, weights);
            float[] input = TinyModel.floats(golden.path("input"));
            int padded = golden.path("lengths").path(1).intValue();

            float[] inBatch = computed.scores(input, 2);

            float[] alone = computed.scores(Arrays.copyOfRange(input, 1000, 1000 + padded), 1);
            assertClose(inBatch, TinyModel.floats(golden.path("logits")), 1e-4);
            assertClose(alone, TinyModel.floats(golden.path("logits").path(1)), 1e-4);
        }
    }

    private static void descend(NetworkWeights weights, float rate) {
        Optimizer descent =
                Optimizer.sgd().setLearningRateTracker(Tracker.fixed(rate)).build();
        for (String name : weights.learned()) {
            NDArray array = weights.arrays().get(name);
            try (NDArray gradient = array.getGradient()) {
                descent.update(name, array, gradient);
                gradient.subi(gradient);
            }
        }
    }

    private record NDArrayValues(int[] shape, float[] values) {
        float[] row(int recording, int frame) {
            int from = (recording * shape[1] + frame) * shape[2];
            return Arrays.copyOfRange(values, from, from + shape[2]);
        }
    }

    private NDArrayValues computed(BiFunction<NDArray, TorchOperations, NDArray> what) {
        try (NetworkWeights weights = new NetworkWeights(model.weights(), name -> false);
                NDManager manager = weights.manager().newSubManager()) {
            TorchOperations ops = new TorchOperations(weights.arrays(), manager, Optional.empty());
            NDArray result = what.apply(Gradients.input(manager, INPUT, RECORDINGS), ops);
            int[] shape = Arrays.stream(result.getShape().getShape())
                    .mapToInt(l -> (int) l)
                    .toArray();
            return new NDArrayValues(shape, result.toFloatArray());
        }
    }

    private static Chance noChance() {
        return new Chance(new SplittableRandom(1), 0);
    }

    private static void assertClose(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("value " + i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
