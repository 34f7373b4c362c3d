package dev.sonoflux.operators.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.operators.TestSignal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

/** From audio to detections, as YAML describes it. */
class SpeechPipelineTest {
    /** Words of 200 ms and 500 ms with pauses of a second. */
    private static final TestSignal SIGNAL = new TestSignal(8000)
            .silence(1)
            .tone(0.2, 0.1)
            .silence(1)
            .tone(0.5, 0.1)
            .silence(1);

    private static final String DECIDE = "softmax: { temperature: 1 }\n  - decide: ";

    private static Pipeline pipeline(String... operators) {
        return pipeline(List.of(SIGNAL.frame()), operators);
    }

    private static Pipeline pipeline(List<PcmFrame> frames, String... operators) {
        String yaml = "operators:\n  - " + String.join("\n  - ", operators) + "\n";
        return Pipeline.of(PipelineSpec.read(yaml, "p.yaml"), AudioSource.of("s", Flux.fromIterable(frames), 8000));
    }

    private static List<Detection> detections(Pipeline pipeline) {
        try (pipeline) {
            return pipeline.detections().collectList().block();
        }
    }

    private static List<AudioWindow> windows(String... operators) {
        try (Pipeline pipeline = pipeline(operators)) {
            return pipeline.emissions(Set.of(AudioWindow.class))
                    .map(Emission::item)
                    .cast(AudioWindow.class)
                    .collectList()
                    .block();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vad",
                "vad: { type: adaptive, onsetDb: 6, releaseDb: 3, minimum: -55 dBFS, hangover: 200ms }",
                "vad: { type: energy, threshold: 0.02, hangover: 200ms }",
                "vad: { type: energy, threshold: -34 dBFS }"
            })
    void everyDetectorFindsTheWords(String vad) {
        List<Detection> detections =
                detections(pipeline(vad, "segment", "window: segment", "test-scores", DECIDE + "{ confidence: 0.5 }"));

        assertThat(detections).extracting(Detection::label).containsExactly("short", "long");
        assertThat(detections).extracting(Detection::start).containsExactly(8000L, 17_600L);
    }

    @Test
    void frameSizesMakeNoDifference() {
        String[] operators = {
            "vad", "segment", "window: { duration: 300ms, stride: 70ms }", "test-scores", DECIDE + "{ confidence: 0.5 }"
        };

        assertThat(detections(pipeline(SIGNAL.frames(5, 4000), operators)))
                .isNotEmpty()
                .isEqualTo(detections(pipeline(operators)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "window: segment                         | 2",
                "window                                  | 2",
                "window: { whole: true, margin: 50ms }   | 2",
                "window: { duration: 500ms, stride: 1s } | 2",
                "window: { duration: 400ms, stride: 400ms } | 3"
            })
    void windowsAreWholeSegmentsOrSlide(String window, int count) {
        assertThat(windows("vad: { type: energy, hangover: 0s }", "segment: { preRoll: 0s }", window))
                .hasSize(count);
    }

    @Test
    void aMarginCutsTheWholeSegment() {
        List<AudioWindow> windows = windows(
                "vad: { type: energy, hangover: 200ms }",
                "segment: { minSpeech: 120ms, preRoll: 150ms, maxLength: 3s }",
                "window: { whole: true, margin: 50ms }");

        assertThat(windows.get(0).start()).isEqualTo(8000 - 400);
        assertThat(windows.get(0).end()).isEqualTo(9600 + 400);
    }

    @Test
    void decideTakesAllItsSettings() {
        List<Detection> detections = detections(pipeline(
                "vad: { type: energy }",
                "segment",
                "window: segment",
                "test-scores",
                DECIDE + "{ confidence: 0.95, emit: every-window, forceEmit: true, smoothing: 3, silent: [short],"
                        + " topK: 1 }"));

        assertThat(detections).singleElement().satisfies(d -> {
            assertThat(d.label()).isEqualTo("long");
            assertThat(d.forced()).isTrue();
            assertThat(d.top()).hasSize(1);
        });
    }

    @Test
    void thePlanNamesTheLatencyOfTheHangover() {
        try (Pipeline pipeline = pipeline("vad: { type: energy, hangover: 200ms }", "segment")) {
            assertThat(pipeline.explain()).contains("vad (energy)").contains("latency 210 ms");
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("vad: { type: energy, threshold: 3 }", "'threshold' must be a level"),
                arguments("vad: { type: energy, treshold: 0.1 }", "unknown key 'treshold'"),
                arguments("vad: { type: adaptiv }", "'type' must be one of adaptive, energy"),
                arguments("vad: { onsetDb: 2, releaseDb: 3 }", "releaseDb 3.0 is outside 0..2.0"),
                arguments("vad: { hangover: 20s }", "'hangover' must be a duration"),
                arguments("vad|segment: { maxLength: 100ms }", "leaves no room for preRoll and minSpeech"),
                arguments("vad|segment|window: { duration: 1s }", "duration and stride belong together"),
                arguments("vad|segment|window: words", "'whole' must be segment, true or false"),
                arguments("vad|segment|window: { whole: true, stride: 1s }", "give either duration and stride, or"),
                arguments(
                        "vad|segment|window: { duration: 1s, stride: 1s, margin: 1s }",
                        "'margin' is for whole segments"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatCannotBeIsRefusedBeforeAudioFlows(String operators, String message) {
        String[] items = operators.split("\\|");

        assertThatThrownBy(() -> pipeline(items))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(message);
    }

    @Test
    void whatIsToComeFromTheModelNeedsAModel() {
        assertThatThrownBy(() -> pipeline(
                        "vad", "segment", "window: segment", "test-scores", "softmax: { temperature: from-model }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("no model says what the temperature is");
        assertThatThrownBy(() -> pipeline("vad", "segment", "window: segment", "test-scores", DECIDE + "{}"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("no model says what the confidence is");
    }
}
