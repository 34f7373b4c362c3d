package dev.sonoflux.training.pca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.FeatureRows;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomisedSvdTest {
    private static final int LATENT = 6;
    private static final int SKETCH = 1;

    private final float[][] rows = rows(300, 500);

    @Test
    void sketchedDirectionsAreThoseOfTheDecomposition() {
        try (Jobs jobs = Jobs.of(2)) {
            Projection exact = PrincipalComponents.fit(FeatureRows.of(rows), true, LATENT, 1, jobs);
            Projection sketched = PrincipalComponents.fit(FeatureRows.of(rows), true, LATENT, 1, SKETCH, jobs);

            float[] first = exact.apply(rows[0]);
            float[] same = sketched.apply(rows[0]);
            for (float[] row : rows) {
                float[] expected = exact.apply(row);
                float[] actual = sketched.apply(row);
                for (int c = 0; c < LATENT; c++) {
                    float sign = Math.signum(first[c] * same[c]);
                    assertThat(sign * actual[c]).isCloseTo(expected[c], within(0.02f));
                }
            }
        }
    }

    @Test
    void numberOfThreadsChangesNoBit() {
        try (Jobs one = Jobs.of(1);
                Jobs three = Jobs.of(3)) {
            Projection alone = PrincipalComponents.fit(FeatureRows.of(rows), true, LATENT, 1, SKETCH, one);
            Projection together = PrincipalComponents.fit(FeatureRows.of(rows), true, LATENT, 1, SKETCH, three);

            assertThat(together.apply(rows[7])).isEqualTo(alone.apply(rows[7]));
        }
    }

    /** A few directions of which each is half as strong as the one before, and a little noise. */
    private static float[][] rows(int n, int d) {
        Random random = new Random(4);
        double[][] directions = new double[LATENT][d];
        for (double[] direction : directions) {
            for (int f = 0; f < d; f++) {
                direction[f] = random.nextGaussian();
            }
        }
        float[][] rows = new float[n][d];
        for (float[] row : rows) {
            double strength = 8;
            for (double[] direction : directions) {
                double amount = strength * random.nextGaussian();
                for (int f = 0; f < d; f++) {
                    row[f] += (float) (amount * direction[f]);
                }
                strength /= 2;
            }
            for (int f = 0; f < d; f++) {
                row[f] += (float) (0.01 * random.nextGaussian());
            }
        }
        return rows;
    }
}
