package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import org.junit.jupiter.api.Test;

class WaveformFeaturesTest {
    private static final int RATE = 16_000;

    @Test
    void everySampleIsAFrame() {
        float[] samples = {0.1f, -0.2f, 0.3f};

        FeatureMatrix matrix = extract(spec().build(), samples);

        assertThat(matrix.frames()).isEqualTo(3);
        assertThat(matrix.coefficients()).isEqualTo(1);
        assertThat(matrix.values()).containsExactly(samples);
    }

    @Test
    void whatWasHeardHasMeanZeroAndVarianceOneAndPaddingIsZero() {
        FeatureSpec spec = spec().standardise(Standardise.UTTERANCE)
                .length(new FrameCount.PadOrCrop(6))
                .build();

        float[] values = extract(spec, new float[] {0.5f, 0.1f, 0.3f, 0.7f}).values();

        // By hand: mean 0.4, variance 0.05.
        double deviation = Math.sqrt(0.05);
        double[] expected = {0.1 / deviation, -0.3 / deviation, -0.1 / deviation, 0.3 / deviation, 0, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(1e-6));
        }
    }

    @Test
    void longerRecordingsAreCutAtTheirEnd() {
        FeatureSpec spec = spec().length(new FrameCount.PadOrCrop(2)).build();

        assertThat(extract(spec, new float[] {1, 2, 3}).values()).containsExactly(1, 2);
        assertThat(spec.frames()).hasValue(2);
        assertThat(spec.coefficients()).isEqualTo(1);
    }

    @Test
    void theMiddleIsKeptWhereThatIsAskedForAndSilencePutAround() {
        FeatureSpec three = spec().length(new FrameCount.Centre(3)).build();

        assertThat(extract(three, new float[] {1, 2, 3, 4, 5}).values()).containsExactly(2, 3, 4);
        assertThat(extract(three, new float[] {1}).values()).containsExactly(0, 1, 0);
    }

    @Test
    void silenceStaysSilence() {
        FeatureSpec spec = spec().standardise(Standardise.UTTERANCE).build();

        assertThat(extract(spec, new float[4]).values()).containsOnly(0);
    }

    @Test
    void whatASpectrumAloneCanHaveIsRefused() {
        assertThatThrownBy(() -> spec().deltas(1).build()).hasMessageContaining("deltas: 1 is not accepted");
        assertThatThrownBy(() -> spec().preEmphasis(0.97).build()).hasMessageContaining("preEmphasis: 0.97");
    }

    private static FeatureSpecBuilder spec() {
        return FeatureSpec.builder().sampleRate(RATE).kind(FeatureKind.WAVEFORM);
    }

    private static FeatureMatrix extract(FeatureSpec spec, float[] samples) {
        return new FeatureExtractor(spec).extract(AudioWindow.ofWhole(RATE, samples));
    }
}
