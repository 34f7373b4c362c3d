package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolingTest {
    /** Three frames of two coefficients. */
    private static final double[] MATRIX = {1, -4, 3, -4, 8, 5};

    @Test
    void statisticsStandSideBySide() {
        double[] out = new double[8];

        Pooling.STATS.apply(MATRIX, 3, 2, out);

        assertThat(out).containsExactly(4, -1, Math.sqrt(26.0 / 3), Math.sqrt(18), 1, -4, 8, 5);
    }

    @Test
    void meanAndMaximumLeaveOneValueEach() {
        double[] mean = new double[2];
        double[] maximum = new double[2];

        Pooling.MEAN.apply(MATRIX, 3, 2, mean);
        Pooling.MAX.apply(MATRIX, 3, 2, maximum);

        assertThat(mean).containsExactly(4, -1);
        assertThat(maximum).containsExactly(8, 5);
    }

    @ParameterizedTest
    @EnumSource(Pooling.class)
    void pooledFeaturesHaveOneFrameWhateverTheLengthOfTheWindow(Pooling pooling) {
        FeatureSpec spec = FeatureSpec.builder()
                .nMfcc(13)
                .deltas(1)
                .length(new FrameCount.Pool(pooling))
                .build();
        Random random = new Random(1);
        float[] samples = new float[5000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.1 * random.nextGaussian());
        }

        FeatureMatrix matrix = new FeatureExtractor(spec).extract(AudioWindow.ofWhole(8000, samples));

        assertThat(matrix.frames()).isEqualTo(1).isEqualTo(spec.frames().getAsInt());
        assertThat(matrix.coefficients())
                .isEqualTo(spec.coefficients())
                .isEqualTo(26 * (pooling == Pooling.STATS ? 4 : 1));
    }
}
