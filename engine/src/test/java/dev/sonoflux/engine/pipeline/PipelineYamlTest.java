package dev.sonoflux.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineYamlTest {
    private static final String PIPELINE = """
            name: test
            source:
              file: a.wav
            operators:
              - vad
              - segment: { minSpeech: 80ms }
            sinks:
              - console: {}
            """;

    private static PipelineSpec read(String yaml) {
        return PipelineSpec.read(yaml, "p.yaml");
    }

    /** Name and settings of everything, without where it stands. */
    private static String content(PipelineSpec spec) {
        return (spec.name() + spec.source() + spec.operators() + spec.sinks())
                .replaceAll("location=(test|p.yaml):[0-9]+:[0-9]+", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                PIPELINE,
                "name: empty",
                "name: 'no'\nsource: stdin\n",
                "source: { file: { path: '1e3', channel: mix } }\noperators: []\nsinks: [ csv: '*', console ]\n",
                "operators:\n  - '- odd': [ a, [ 'null', ~ ], { 'a: b': 0x1 } ]\n  - 'null': \n  - x: 'null'\n"
            })
    void whatIsWrittenIsReadAsTheSamePipeline(String yaml) {
        PipelineSpec spec = read(yaml);

        PipelineSpec again = read(spec.toYaml());

        assertThat(content(again)).isEqualTo(content(spec));
        assertThat(again.toYaml()).isEqualTo(spec.toYaml());
    }

    @Test
    void pipelineIsWrittenAsPeopleWriteIt() {
        assertThat(read(PIPELINE).toYaml()).isEqualTo(PIPELINE);
    }

    @Test
    void everyChangeIsInIt() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("device", "hw:1,0");
        settings.put("rate", "16000");
        PipelineSpec spec = read(PIPELINE)
                .with("vad.type", "energy")
                .with("segment.minSpeech", "100ms")
                .withText("segment.preRoll", "*", "--pre-roll *")
                .withSource("microphone", settings, "--device hw:1,0")
                .withOperatorAfter("vad", "toggle", Map.of("key", "x"), "--toggle")
                .withOperatorFor("segment", "push-to-talk", Map.of(), "--push-to-talk")
                .withSink("csv", "path", "~", "--csv ~");

        assertThat(spec.toYaml()).isEqualTo("""
                name: test
                source:
                  microphone: { device: "hw:1,0", rate: 16000 }
                operators:
                  - vad: { type: energy }
                  - toggle: { key: x }
                  - push-to-talk: {}
                sinks:
                  - console: {}
                  - csv: { path: "~" }
                """);
    }

    @Test
    void singleValueThatIsChangedBecomesTheMappingThatItStandsFor() {
        PipelineSpec spec = read("source: { file: a.wav }").with("file.channel", "1");

        assertThat(spec.toYaml()).contains("  file: { path: a.wav, channel: 1 }\n");
    }

    @Test
    void operatorsThatAreNotThereAreNotReplaced() {
        assertThatThrownBy(() -> read(PIPELINE).withOperatorFor("window", "x", Map.of(), "--x"))
                .isInstanceOf(SonofluxException.class)
                .hasMessage("the pipeline test has no operator 'window'; it has vad, segment");
        assertThat(read(PIPELINE).hasOperator("window")).isFalse();
    }

    @Test
    void settingsCanBeAskedFor() {
        PipelineSpec spec = read(PIPELINE).with("segment.minSpeech", "90ms").with("vad.type", "energy");

        assertThat(spec.sourceName()).contains("file");
        assertThat(spec.operatorSetting("segment", "minSpeech")).contains("90ms");
        assertThat(spec.operatorSetting("vad", "type")).contains("energy");
        assertThat(spec.operatorSetting("vad", "hangover")).isEmpty();
        assertThat(spec.operatorSetting("window", "stride")).isEmpty();
    }
}
