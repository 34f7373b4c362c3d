package dev.sonoflux.operators.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProjectionTest {
    @Test
    void handMadeExampleIsCentredScaledAndProjected() {
        Projection projection =
                new Projection(new float[] {1, 2, 3}, new float[] {1, 2, 4}, new float[] {1, 0, 0, 1, 10, 100});

        assertThat(projection.apply(new float[] {3, 8, 5})).containsExactly(2 + 5, 3 + 50);
    }

    @Test
    void manyFeaturesAreSummedAsInDoublePrecision() {
        int features = 24_000;
        Random random = new Random(3);
        float[] mean = SvmExample.floats(random, features);
        float[] matrix = SvmExample.floats(random, features * 3);
        float[] scale = new float[features];
        Arrays.fill(scale, 1.5f);
        float[] x = SvmExample.floats(random, features);

        float[] z = new Projection(mean, scale, matrix).apply(x);

        for (int c = 0; c < 3; c++) {
            double expected = 0;
            for (int i = 0; i < features; i++) {
                expected += (x[i] - (double) mean[i]) / scale[i] * matrix[i * 3 + c];
            }
            assertThat((double) z[c]).isCloseTo(expected, offset(1e-3));
        }
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> new Projection(new float[2], new float[] {1}, new float[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Projection(new float[2], new float[] {1, 1}, new float[3]))
                .hasMessageContaining("don't fit together");
        assertThatThrownBy(() -> new Projection(new float[1], new float[1], new float[1]))
                .hasMessageContaining("scale is 0");
        assertThatThrownBy(() -> new Projection(new float[] {Float.NaN}, new float[] {1}, new float[1]))
                .hasMessageContaining("not finite");
    }
}
