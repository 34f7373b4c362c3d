package dev.sonoflux.operators.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OnnxClassifierTest {
    private static final int FRAMES = SvmExample.FRAMES;
    private static final int COEFFICIENTS = SvmExample.COEFFICIENTS;
    private static final int FEATURES = FRAMES * COEFFICIENTS;
    private static final FeatureShape SHAPE = new FeatureShape(OptionalInt.of(FRAMES), COEFFICIENTS);

    @Test
    void scoresAreTheModelsOutput() {
        try (OnnxClassifier classifier = load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS)) {
            FeatureMatrix features = SvmExample.features(3, true);

            double[] scores = classifier.score(features);

            assertThat(scores).containsExactly(expected(features), offset(1e-5));
        }
    }

    @Test
    void imageLayoutGivesTheSameScores() {
        try (OnnxClassifier plain = load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS);
                OnnxClassifier image =
                        load(linear(3, -1, 1, FRAMES, COEFFICIENTS), InputLayout.CHANNEL_FRAMES_COEFFICIENTS)) {
            FeatureMatrix features = SvmExample.features(4, true);

            assertThat(image.score(features)).isEqualTo(plain.score(features));
        }
    }

    @Test
    void batchesOfFreeAndOfSingleSizeGiveTheSameScoresInOrder() {
        List<FeatureMatrix> batch = LongStream.range(0, 7)
                .mapToObj(i -> SvmExample.features(i, false))
                .toList();
        try (OnnxClassifier free = load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS);
                OnnxClassifier single = load(linear(3, 1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS)) {
            List<double[]> together = free.score(batch);
            List<double[]> oneByOne = single.score(batch);

            for (int i = 0; i < batch.size(); i++) {
                assertThat(together.get(i)).containsExactly(expected(batch.get(i)), offset(1e-5));
                assertThat(oneByOne.get(i)).containsExactly(together.get(i), offset(1e-6));
            }
        }
    }

    @Test
    void oneSessionServesManyThreads() {
        try (OnnxClassifier classifier = load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS)) {
            IntStream.range(0, 200).parallel().forEach(i -> {
                FeatureMatrix features = SvmExample.features(i, false);
                assertThat(classifier.score(features)).containsExactly(expected(features), offset(1e-5));
            });
        }
    }

    @Test
    void closingWaitsForWhatIsBeingScoredAndRefusesTheRest() {
        FeatureMatrix features = SvmExample.features(3, true);
        for (int i = 0; i < 100; i++) {
            OnnxClassifier classifier = load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS);
            CountDownLatch scored = new CountDownLatch(1);
            CompletableFuture<Void> scoring = CompletableFuture.runAsync(() -> {
                while (true) {
                    classifier.score(features);
                    scored.countDown();
                }
            });
            assertThatNoException().isThrownBy(scored::await);

            classifier.close();

            assertThatThrownBy(scoring::join)
                    .hasCauseInstanceOf(SonofluxException.class)
                    .hasMessageContaining("model.onnx was closed");
        }
    }

    @Test
    void whatIsNoModelIsRefusedByName() {
        assertThatThrownBy(() -> load(new byte[] {1, 2, 3}, InputLayout.FRAMES_COEFFICIENTS))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("model.onnx is not an ONNX model");
    }

    @Test
    void modelWithOtherLabelsIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> load(linear(5, -1, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("[1, 5]")
                .hasMessageContaining("[1, 3]");
    }

    @Test
    void modelWithAnotherInputIsRefusedWhenItIsLoaded() {
        assertThatThrownBy(() -> load(linear(3, -1, COEFFICIENTS, FRAMES), InputLayout.FRAMES_COEFFICIENTS))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("[-1, 3, 4]")
                .hasMessageContaining("[-1, 4, 3]");
        assertThatThrownBy(() -> load(linear(3, -1, FRAMES, COEFFICIENTS), InputLayout.CHANNEL_FRAMES_COEFFICIENTS))
                .hasMessageContaining("[-1, 1, 4, 3]");
        assertThatThrownBy(() -> load(linear(3, 8, FRAMES, COEFFICIENTS), InputLayout.FRAMES_COEFFICIENTS))
                .hasMessageContaining("a batch of exactly 8");
    }

    private static byte[] linear(int labels, long... inputShape) {
        return OnnxExample.linear(FEATURES, labels, inputShape);
    }

    private static OnnxClassifier load(byte[] model, InputLayout layout) {
        return OnnxClassifier.load(model, "model.onnx", SvmExample.LABELS, SHAPE, layout);
    }

    private static double[] expected(FeatureMatrix features) {
        float[] weights = OnnxExample.weights(FEATURES, 3);
        double[] scores = new double[3];
        for (int i = 0; i < FEATURES; i++) {
            for (int l = 0; l < 3; l++) {
                scores[l] += features.values()[i] * (double) weights[i * 3 + l];
            }
        }
        return scores;
    }
}
