package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Trimmed, stretched and normalised cepstra against the values that an implementation of the same definitions in NumPy gives
 * for the eight golden signals (a row each of 20 frames × 13 coefficients).
 */
class StretchedFeaturesTest {
    private static final String[] SIGNALS = {
        "0_yweweler_5", "3_george_0", "4_jackson_1", "5_lucas_2", "6_nicolas_3", "7_theo_4", "chirp", "white"
    };

    private static final FeatureSpec SPEC = FeatureSpec.builder()
            .trim(new EndpointTrim(11, -100, Duration.ofMillis(35)))
            .nFft(256)
            .windowLength(200)
            .hop(80)
            .nMels(20)
            .fMin(60)
            .fMax(3800)
            .softFloorDb(43)
            .withoutTopDb()
            .nMfcc(13)
            .lifter(16)
            .length(new FrameCount.Stretch(20))
            .standardise(Standardise.COEFFICIENT_MEAN_COMMON_SCALE)
            .standardiseAfterLength(true)
            .build();

    private final FeatureExtractor extractor = new FeatureExtractor(SPEC);

    private FeatureMatrix features(float[] samples) {
        return extractor.extract(AudioWindow.ofWhole(8000, samples));
    }

    @Test
    void equalAnIndependentImplementationOnEverySignal() {
        double[][] expected = Golden.table("stretched/features");
        for (int i = 0; i < SIGNALS.length; i++) {
            FeatureMatrix actual = features(Golden.samples("librosa/" + SIGNALS[i] + "_signal"));

            double[] row = expected[i];
            assertThat(actual.frames()).isEqualTo(20);
            for (int k = 0; k < row.length; k++) {
                assertThat((double) actual.values()[k])
                        .as(SIGNALS[i] + " value " + k)
                        .isCloseTo(row[k], within(1e-5));
            }
        }
    }

    @Test
    void silenceAroundAWordAndItsLevelChangeNothing() {
        float[] word = Golden.samples("librosa/3_george_0_signal");
        float[] quiet = new float[word.length + 3200];
        for (int i = 0; i < word.length; i++) {
            quiet[1600 + i] = word[i] / 8;
        }

        FeatureMatrix alone = features(word);
        FeatureMatrix placed = features(quiet);

        assertThat(distance(alone, placed)).isLessThan(0.05);
    }

    @Test
    void noiseOrShortnessNeverGivesAnythingButFiniteNumbers() {
        float[] click = new float[4000];
        click[2000] = 1;
        for (float[] samples : new float[][] {{}, {0.5f}, new float[100], new float[4000], click}) {
            for (float value : features(samples).values()) {
                assertThat(value).isFinite();
            }
        }
    }

    /** Root mean square of the difference; the features themselves have 1. */
    private static double distance(FeatureMatrix a, FeatureMatrix b) {
        double sum = 0;
        for (int i = 0; i < a.values().length; i++) {
            double d = a.values()[i] - b.values()[i];
            sum += d * d;
        }
        return Math.sqrt(sum / a.values().length);
    }
}
