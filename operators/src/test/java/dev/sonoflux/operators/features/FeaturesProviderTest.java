package dev.sonoflux.operators.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class FeaturesProviderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"features: from-model", "features", "features: {}", "features: { specification: from-model }"})
    void modelSaysWhatTheFeaturesAre(String features) {
        try (Pipeline pipeline = pipeline(8000, "test-window", features, "test-model")) {
            assertThat(pipeline.detections().map(Detection::label).collectList().block())
                    .containsExactly("200x120");
            assertThat(pipeline.explain())
                    .contains("deltas: 2")
                    .contains("length: { pad: 200 }")
                    .doesNotContain("deltas: 0");
        }
    }

    @Test
    void keysThatSayWhatTheModelSaysAreAccepted() {
        String same = "features: { deltas: 2, length: { pad: 200 }, standardise: coefficient,"
                + " standardiseAfterLength: true }";

        try (Pipeline pipeline = pipeline(8000, "test-window", same, "test-model")) {
            assertThat(pipeline.detections().map(Detection::label).collectList().block())
                    .containsExactly("200x120");
        }
    }

    @Test
    void keysThatContradictTheModelAreRefusedWithWhatDiffers() {
        String other = "features: { deltas: 1, length: { pad: 200 }, standardise: coefficient,"
                + " standardiseAfterLength: true }";

        assertThatThrownBy(() -> pipeline(8000, "test-window", other, "test-model"))
                .isInstanceOf(SpecException.class)
                .hasMessage("p.yaml:3:5: features: these are not the features that the model was trained with: deltas"
                        + " is 1 and was 2. Use `features: from-model`");
    }

    @Test
    void keysBesideFromModelAreRefused() {
        assertThatThrownBy(() -> pipeline(
                        8000, "test-window", "features: { specification: from-model, deltas: 2 }", "test-model"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("from-model leaves nothing for other keys to say");
    }

    @Test
    void fromModelWithoutAModelIsRefused() {
        assertThatThrownBy(() -> pipeline(8000, "test-window", "features: from-model"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("no model says what the features are");
    }

    @Test
    void audioAtAnotherRateIsRefusedBeforeItFlows() {
        assertThatThrownBy(() -> pipeline(16_000, "test-window", "features: from-model", "test-model"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("features: these features are for audio at 8000 Hz, and this audio is at 16000"
                        + " Hz; put `resample: { rate: 8000 }` before them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resample: 8000", "resample: { rate: 8kHz }"})
    void resamplingBringsTheRateThatTheFeaturesWant(String resample) {
        try (Pipeline pipeline = pipeline(16_000, resample, "test-window", "features: from-model", "test-model")) {
            assertThat(pipeline.detections()
                            .map(Detection::label)
                            .distinct()
                            .collectList()
                            .block())
                    .containsExactly("200x120");
            assertThat(pipeline.explain()).contains("latency 9 ms");
        }
    }

    private static Pipeline pipeline(int sampleRate, String... operators) {
        String yaml = "operators:\n  - " + String.join("\n  - ", operators) + "\n";
        PcmFrame second = new PcmFrame(sampleRate, 0, new float[sampleRate]);
        return Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), AudioSource.of("second", Flux.just(second), sampleRate));
    }
}
