package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final List<FeatureMatrix> MATRICES = List.of(matrix(1, 2), matrix(10, 20), matrix(100, 200));
    private static final int[] LABELS = {0, 1, 1};

    @Test
    void smoothingSpreadsSomeOfTheProbability() {
        Batch batch = Batch.of(MATRICES, LABELS, 2, 0.2);

        assertThat(batch.features()).containsExactly(1, 2, 10, 20, 100, 200);
        assertThat(batch.targets()).containsExactly(new float[] {0.9f, 0.1f, 0.1f, 0.9f, 0.1f, 0.9f}, within(1e-6f));
    }

    @Test
    void mixtureHasFeaturesAndTargetsInTheSameShares() {
        Batch mixed = Batch.of(MATRICES, LABELS, 2, 0).mixed(0.5, new Random(3));

        for (int i = 0; i < mixed.size(); i++) {
            assertThat(mixed.targets()[2 * i] + mixed.targets()[2 * i + 1]).isCloseTo(1, within(1e-6f));
            assertThat(mixed.features()[2 * i + 1]).isCloseTo(2 * mixed.features()[2 * i], within(1e-4f));
        }
        float first = mixed.features()[0];
        assertThat(first).isNotEqualTo(1);
        // Mixed of 1 with share s and of 10 or 100, whose label is another.
        float share = mixed.targets()[0];
        assertThat(first).isIn(share + (1 - share) * 10, share + (1 - share) * 100);
    }

    @Test
    void noMixtureIsTheBatchItself() {
        Batch batch = Batch.of(MATRICES, LABELS, 2, 0);

        assertThat(batch.mixed(0, new Random(3))).isSameAs(batch);
    }

    private static FeatureMatrix matrix(float... values) {
        return new FeatureMatrix(1, values.length, values, null);
    }
}
