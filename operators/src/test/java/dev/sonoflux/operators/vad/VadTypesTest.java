package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.speech.SpeechEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** Types of detectors in YAML: one takes the place of another. */
class VadTypesTest {
    private static final String SILERO = "type: silero, model: '" + DemoSpeech.MODEL + "'";

    private static Pipeline pipeline(String resample, String vad, int rate) {
        String yaml = "operators:\n" + resample + "  - vad: { " + vad + " }\n  - segment: { preRoll: 100ms }\n";
        return Pipeline.of(
                PipelineSpec.read(yaml, "p.yaml"), AudioSource.of("s", Flux.just(DemoSpeech.frame(rate, 10)), rate));
    }

    private static List<SpeechEvent.Ended> segments(Pipeline pipeline) {
        return pipeline.emissions(Set.of(SpeechEvent.class))
                .map(Emission::item)
                .ofType(SpeechEvent.Ended.class)
                .collectList()
                .block();
    }

    static List<String> types() {
        return List.of("type: energy", "type: adaptive", SILERO);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeTakesAHangoverAndFeedsASegmenter(String type) {
        try (Pipeline pipeline = pipeline("", type + ", hangover: 300ms", 8000)) {
            assertThat(segments(pipeline)).hasSizeBetween(4, 12).allSatisfy(segment -> {
                assertThat(segment.speechStart() - segment.start()).isBetween(0L, 800L);
                assertThat(segment.end() - segment.speechEnd()).isBetween(0L, 2400L);
            });
        }
    }

    @Test
    void hangoverAndAHopAreItsLatency() {
        try (Pipeline pipeline = pipeline("", SILERO, 8000)) {
            assertThat(pipeline.explain()).contains("282 ms");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {11_025, 44_100})
    void rateThatSileroDoesNotKnowIsRefusedBeforeAudioFlows(int rate) {
        assertThatThrownBy(() -> pipeline("", SILERO, rate))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:2:5")
                .hasMessageContaining("put 'resample: 16000' before it");
        try (Pipeline pipeline = pipeline("  - resample: 16000\n", SILERO, rate)) {
            assertThat(segments(pipeline)).isNotEmpty();
        }
    }

    @Test
    void shippedModelThatIsMissingIsNamedWithWhatToDo(@TempDir Path elsewhere) throws Exception {
        Path yaml = Files.writeString(elsewhere.resolve("p.yaml"), "operators:\n  - vad: { type: silero }\n");
        AudioSource source = AudioSource.of("s", Flux.empty(), 8000);

        assertThatThrownBy(() -> Pipeline.of(PipelineSpec.read(yaml), source))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("silero_vad_v6.onnx does not exist")
                .hasMessageContaining("name the file by 'model'");
    }

    @Test
    void releaseAboveTheOnsetIsRefused() {
        assertThatThrownBy(() -> pipeline("", SILERO + ", onset: 0.3, release: 0.4", 8000))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("release");
    }
}
