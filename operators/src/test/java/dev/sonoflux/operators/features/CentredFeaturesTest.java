package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.speech.AudioWindow;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentredFeaturesTest {
    private static final int RATE = 8000;
    private static final FeatureSpecBuilder BANDS = FeatureSpec.builder()
            .nFft(256)
            .windowLength(200)
            .hop(80)
            .nMels(20)
            .kind(FeatureKind.LOG_MEL)
            .withoutTopDb();

    private static float[] features(FeatureSpec spec, float[] samples) {
        return new FeatureExtractor(spec)
                .extract(AudioWindow.ofWhole(RATE, samples))
                .values();
    }

    private static float[] tone(int length) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
            samples[i] = (float) (0.3 * Math.sin(0.002 * i * Math.sqrt(i)));
        }
        return samples;
    }

    private static float[] placed(float[] word, int before, int after) {
        float[] samples = new float[before + word.length + after];
        System.arraycopy(word, 0, samples, before, word.length);
        return samples;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shortWindowsLieInTheMiddleOfSilence(boolean centred) {
        FeatureSpec spec =
                BANDS.centred(centred).length(new FrameCount.Centre(60)).build();
        FeatureSpec whole = spec.toBuilder().length(new FrameCount.AsHeard()).build();
        float[] word = tone(2000);
        int needed = 59 * 80 + (centred ? 0 : 256);

        assertThat(features(spec, word))
                .isEqualTo(features(whole, placed(word, (needed - 2000) / 2, (needed - 2000) / 2)))
                .hasSize(60 * 20);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void longWindowsAreCutAlikeAtBothEnds(boolean centred) {
        FeatureSpec spec =
                BANDS.centred(centred).length(new FrameCount.Centre(10)).build();
        FeatureSpec whole = spec.toBuilder().length(new FrameCount.AsHeard()).build();
        float[] word = tone(4000);
        int needed = 9 * 80 + (centred ? 0 : 256);

        assertThat(features(spec, word))
                .isEqualTo(
                        features(whole, Arrays.copyOfRange(word, (4000 - needed) / 2, (4000 - needed) / 2 + needed)));
    }

    @ParameterizedTest
    @CsvSource({"19000, 21000, 17640", "100, 900, 0", "23000, 24000, 19280"})
    void longWindowsKeepWhatIsAroundTheirSpeech(int speechStart, int speechEnd, int expected) {
        FeatureSpec spec = BANDS.centred(true).length(new FrameCount.Centre(60)).build();
        FeatureSpec whole = spec.toBuilder().length(new FrameCount.AsHeard()).build();
        float[] samples = tone(24_000);
        int start = 5000;
        AudioWindow window =
                new AudioWindow(0, RATE, start, samples, start + speechStart, start + speechEnd, start + 24_000, true);

        assertThat(new FeatureExtractor(spec).extract(window).values())
                .isEqualTo(features(whole, Arrays.copyOfRange(samples, expected, expected + 59 * 80)));
    }

    /** What lies around a word is heard, and not cut away as it is where its length is what counts. */
    @ParameterizedTest
    @ValueSource(ints = {400, 1200, 2000})
    void trimmingFindsTheMiddleOfAWordWhereverItLies(int before) {
        FeatureSpec spec = BANDS.centred(true)
                .trim(new EndpointTrim(20, -100, Duration.ZERO))
                .length(new FrameCount.Centre(40))
                .build();
        float[] word = tone(1600);

        assertThat(features(spec, placed(word, before, 2400 - before)))
                .isEqualTo(features(spec, placed(word, 800, 800)));
    }
}
