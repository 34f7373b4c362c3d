package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The front end of Google's speech embedding against what its own graph (melspectrogram.onnx) makes of the same samples, which
 * are as large as 16-bit integers there: 90.3 dB above ours.
 */
class SpeechEmbeddingFeaturesTest {
    private static final double INTEGERS_DB = 20 * Math.log10(32768);

    private static final FeatureSpec AT_16_KHZ = FeatureSpec.builder()
            .sampleRate(16_000)
            .nFft(512)
            .windowLength(400)
            .hop(160)
            .centred(false)
            .nMels(32)
            .fMin(60)
            .fMax(3800)
            .kind(FeatureKind.LOG_MEL)
            .logFloor(1e-10 / 32768 / 32768)
            .topDb(80)
            .build();

    private static final FeatureSpec AT_8_KHZ = AT_16_KHZ.toBuilder()
            .sampleRate(8000)
            .nFft(256)
            .windowLength(200)
            .hop(80)
            .withoutTopDb()
            .build();

    @ParameterizedTest
    @CsvSource({"0_yweweler_5, src16k", "3_george_0, up16k_soxrhq", "chirp, src16k"})
    void equalTheOriginalGraphOnWholeClips(String signal, String version) {
        float[] samples = Golden.samples("librosa/" + signal + "_" + version);
        double[][] expected = Golden.table("speech-embedding/" + signal + "_mel");

        FeatureMatrix actual = new FeatureExtractor(AT_16_KHZ).extract(AudioWindow.ofWhole(16_000, samples));

        assertThat(actual.frames()).isEqualTo(expected.length);
        for (int f = 0; f < expected.length; f++) {
            for (int c = 0; c < 32; c++) {
                assertThat(actual.values()[32 * f + c] + INTEGERS_DB)
                        .as("frame %d, band %d", f, c)
                        .isCloseTo(expected[f][c], within(0.01));
            }
        }
    }

    @Test
    void halfTheSampleRateGivesTheSame6DecibelsLower() {
        FeatureMatrix expected = new FeatureExtractor(
                        AT_16_KHZ.toBuilder().withoutTopDb().build())
                .extract(AudioWindow.ofWhole(16_000, Golden.samples("librosa/3_george_0_up16k_soxrhq")));
        FeatureMatrix actual = new FeatureExtractor(AT_8_KHZ)
                .extract(AudioWindow.ofWhole(8000, Golden.samples("librosa/3_george_0_signal")));

        assertThat(Math.abs(actual.frames() - expected.frames())).isLessThanOrEqualTo(1);
        double worst = 0;
        for (int i = 0; i < 32 * Math.min(actual.frames(), expected.frames()); i++) {
            worst = Math.max(worst, Math.abs(actual.values()[i] + 20 * Math.log10(2) - expected.values()[i]));
        }
        assertThat(worst).isLessThan(0.5);
    }
}
