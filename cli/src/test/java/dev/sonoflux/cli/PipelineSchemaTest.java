package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sonoflux.engine.pipeline.Components;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSchema;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What editors are told and what is checked when a pipeline is loaded agree. */
class PipelineSchemaTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(JSON.<JsonNode>valueToTree(PipelineSchema.of(Components.onClassPath())));

    /** A pipeline in which each line stands for itself, so that it can be replaced by another. */
    private static final Map<String, String> LINES = Map.of(
            "source", "file: $/demo/digits.wav",
            "resample", "resample: 8000",
            "vad", "vad",
            "segment", "segment",
            "window", "window: segment",
            "infer", "infer: $/models/digits-svm-robust",
            "softmax", "softmax",
            "decide", "decide",
            "sink", "console");

    static Stream<Path> shippedPipelines() throws IOException {
        try (Stream<Path> files = Files.list(CommandRun.HOME.resolve("config"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shippedPipelines")
    void shippedPipelinesFitTheSchema(Path file) throws IOException {
        assertThat(complaints(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source|stdin",
                "source|stdin: { format: { rate: 16kHz, encoding: s16le } }",
                "source|file: { path: $/demo/digits.wav, channel: mix }",
                "source|file: { path: $/demo/digits.wav, channel: 0 }",
                "resample|resample: 8kHz",
                "resample|resample: { rate: 8000 }",
                "resample|resample: 8000\n  - gain: -6",
                "resample|resample: 8000\n  - gain: { db: [-6, 6], seed: 3 }",
                "resample|resample: 8000\n  - one-of: [[gain: 3, reverb], noise: { snr: 20, probability: 0.5 }, reverb, []]",
                "resample|resample: 8000\n  - speed: { from: 0.9, to: 1.12 }",
                "resample|resample: 8000\n  - noise: 20",
                "resample|resample: 8000\n  - noise: { type: pink, snr: { from: 5, to: 40 }, context: 200ms }",
                "resample|resample: 8000\n  - noise: { type: recorded, path: $/demo, levelDb: -40 }",
                "resample|resample: 8000\n  - reverb",
                "resample|resample: 8000\n  - reverb: { rt60: [200ms, 0.4s], size: 5, distance: [1, 2] }",
                "vad|vad:",
                "vad|vad: {}",
                "vad|vad: { hangover: 200ms }",
                "vad|vad: { type: energy }",
                "vad|vad: { type: energy, threshold: 0.02 }",
                "vad|vad: { type: energy, threshold: -40 dBFS, hangover: 0.2s }",
                "vad|vad: { type: adaptive }",
                "segment|segment: { minSpeech: 80ms, preRoll: 0s, maxLength: 3s }",
                "segment|push-to-talk",
                "segment|push-to-talk: { key: ü, window: 1.5s, preRoll: 0s }",
                "vad|vad\n  - toggle: { key: enter, listening: true }",
                "window|window: { duration: 1s, stride: 200ms }",
                "window|window: { whole: true }",
                "infer|infer: { model: $/models/digits-svm-robust, batch: 8 }",
                "softmax|softmax: { temperature: from-model }",
                "softmax|softmax: { temperature: 1.5 }",
                "decide|decide: { confidence: .5, emit: every-window, smoothing: 3 }",
                "sink|json-lines",
                "sink|console: { meter: True }",
                "sink|json-lines: out.jsonl",
                "sink|json-lines: { path: 2026, segments: true }",
                "sink|csv: { path: '-' }"
            })
    void bothAccept(String change) {
        String yaml = pipeline(change);

        assertThat(problems(yaml)).isEmpty();
        assertThat(complaints(yaml)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source|files: a.wav",
                "source|file",
                "source|file: { path: [ a.wav ] }",
                "source|stdin: { format: {} }",
                "source|stdin: { format: }",
                "source|file: { path: $/demo/digits.wav, channel: left }",
                "resample|resample",
                "resample|resample:",
                "resample|resample: fast",
                "resample|resample: { rate: 8000, rat: 1 }",
                "resample|resample: { rate: 8000, type: sinc }",
                "resample|resample: 0",
                "resample|resample: 8000\n  - gain",
                "resample|resample: 8000\n  - gain: { db: [1, 2, 3] }",
                "resample|resample: 8000\n  - gain: { db: { from: 1 } }",
                "resample|resample: 8000\n  - speed: [0.9, 3]",
                "resample|resample: 8000\n  - noise: { type: recorded, snr: 20 }",
                "resample|resample: 8000\n  - reverb: { rt60: 400 }",
                "vad|vad: { type: silent }",
                "vad|vad: { type: energy, threshold: 2 }",
                "vad|vad: { type: energy, threshold: -40 dB }",
                "vad|vad: { type: energy, hangover: 200 }",
                "vad|vad: energy",
                "segment|segment: { minSpeech: 80 ms }",
                "segment|push-to-talk: { key: return }",
                "segment|push-to-talk: { window: 0s, preroll: 0s }",
                "vad|vad\n  - toggle: t",
                "window|window: segments",
                "window|window: { whole: 1 }",
                "infer|infer: { batch: 8 }",
                "infer|infer: { model: $/models/digits-svm-robust, batch: 1.5 }",
                "softmax|softmax: { temperature: model }",
                "softmax|softmax: { temperature: 1.5f }",
                "decide|decide: { emit: sometimes }",
                "decide|decide: { confidence: 1.1 }",
                "decide|{ decide: {}, softmax: {} }",
                "sink|csv",
                "sink|json-lines: { segments: maybe }"
            })
    void bothRefuse(String change) {
        String yaml = pipeline(change);

        assertThat(problems(yaml)).isNotEmpty();
        assertThat(complaints(yaml)).isNotEmpty();
    }

    @Test
    void bothRefuseUnknownKeysOfAPipeline() {
        String yaml = pipeline("sink|console") + "sink: console\n";

        assertThat(problems(yaml)).isNotEmpty();
        assertThat(complaints(yaml)).isNotEmpty();
    }

    private static String pipeline(String change) {
        String part = change.substring(0, change.indexOf('|'));
        String replacement = change.substring(change.indexOf('|') + 1);
        StringBuilder yaml = new StringBuilder("name: test\n");
        for (String key :
                List.of("source", "resample", "vad", "segment", "window", "infer", "softmax", "decide", "sink")) {
            String line = key.equals(part) ? replacement : LINES.get(key);
            switch (key) {
                case "source" -> yaml.append("source:\n  ").append(line).append("\noperators:\n");
                case "infer" ->
                    yaml.append("  - features: from-model\n  - ").append(line).append('\n');
                case "sink" -> yaml.append("sinks:\n  - ").append(line).append('\n');
                default -> yaml.append("  - ").append(line).append('\n');
            }
        }
        return yaml.toString().replace("$", CommandRun.HOME.toString());
    }

    private static List<String> complaints(String yaml) {
        Object document =
                new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
        return SCHEMA.validate(JSON.<JsonNode>valueToTree(document)).stream()
                .map(Object::toString)
                .toList();
    }

    private static String problems(String yaml) {
        try {
            Pipeline.of(PipelineSpec.read(yaml, "p.yaml")).close();
            return "";
        } catch (SpecException e) {
            return e.getMessage();
        }
    }
}
