package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.OnnxClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxGraphTest {
    private static final List<String> LABELS = List.of("down", "same", "up");
    private static final int FRAMES = 33;
    private static final int COEFFICIENTS = 21;
    private static final Extent INPUT = new Extent(1, FRAMES, COEFFICIENTS);
    private static final MovingLine DATA = new MovingLine(24, FRAMES, COEFFICIENTS, 5);

    static List<String> networks() {
        return Networks.names();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void whatIsServedScoresAsWhatWasTrained(String name) {
        Network network = Networks.named(name);
        float[] weights = trained(network);
        List<FeatureMatrix> matrices = IntStream.range(0, DATA.size())
                .mapToObj(i -> DATA.features(i, 9))
                .toList();

        float[] expected = new NetworkRun(network, INPUT, LABELS.size())
                .scores(Batch.of(matrices, new int[DATA.size()], 1, 0).features(), DATA.size(), weights);
        try (OnnxClassifier classifier = served(network, weights)) {
            List<double[]> together = classifier.score(matrices);
            for (int m = 0; m < matrices.size(); m++) {
                double[] alone = classifier.score(matrices.get(m));
                for (int l = 0; l < LABELS.size(); l++) {
                    assertThat(together.get(m)[l]).isCloseTo(expected[m * LABELS.size() + l], within(1e-4));
                    assertThat(alone[l]).isCloseTo(expected[m * LABELS.size() + l], within(1e-4));
                }
            }
        }
        assertThat(expected).doesNotHaveDuplicates();
    }

    /** Some steps of training, so that no running statistic and no scale is what it began with. */
    private static float[] trained(Network network) {
        FitConfig config = FitConfig.ofDefaults()
                .withEpochs(3)
                .withBatchSize(8)
                .withLearningRate(0.02)
                .withEma(0);
        try (Jobs jobs = Jobs.of(1)) {
            return new NetworkFit(network, INPUT, LABELS.size(), config, 3, jobs, ProgressListener.NONE)
                    .fit(DATA, MovingLine.none(), Optional.empty())
                    .weights();
        }
    }

    private static OnnxClassifier served(Network network, float[] weights) {
        return OnnxClassifier.load(
                OnnxGraph.write(network, LABELS.size(), INPUT, weights),
                network.name(),
                LABELS,
                new FeatureShape(OptionalInt.of(FRAMES), COEFFICIENTS),
                InputLayout.CHANNEL_FRAMES_COEFFICIENTS);
    }
}
