package dev.sonoflux.sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhereSinksWriteTest {
    private static final String SOURCE_DESTROYED = "is what the source reads, and writing would destroy it";

    @TempDir
    private Path folder;

    @BeforeEach
    void writeARecording() throws IOException {
        Files.createDirectory(folder.resolve("recordings"));
        Files.writeString(folder.resolve("recordings/a.wav"), "a recording");
        Files.createSymbolicLink(folder.resolve("link.jsonl"), folder.resolve("recordings/a.wav"));
    }

    /** What a pipeline is refused for; no operators here make what sinks take, so that it is refused in any case. */
    private String refusal(String source, String... sinks) {
        String yaml = "{ source: { " + source + " }, sinks: [ { " + String.join(" }, { ", sinks) + " } ] }";
        PipelineSpec spec = PipelineSpec.read(yaml.replace("$", folder.toString()), "p.yaml");
        return catchThrowableOfType(SpecException.class, () -> Pipeline.of(spec).close())
                .getMessage();
    }

    @Test
    void aSinkDoesNotWriteOverTheRecordingThatIsRead() {
        assertThat(refusal("file: $/recordings/a.wav", "json-lines: $/recordings/../recordings/a.wav"))
                .contains("p.yaml:1:", "json-lines: ", "a.wav " + SOURCE_DESTROYED);
        assertThat(refusal("file: $/recordings/a.wav", "csv: $/link.jsonl")).contains(SOURCE_DESTROYED);
        assertThat(refusal("file: $/recordings/a.wav", "csv: $/recordings/a.csv"))
                .doesNotContain(SOURCE_DESTROYED);
    }

    @Test
    void aSinkDoesNotWriteOverTheRecordingsOfADirectory() {
        assertThat(refusal("directory: $/recordings", "csv: $/recordings/a.wav"))
                .contains(SOURCE_DESTROYED);
        assertThat(refusal("directory: $", "csv: $/recordings/a.wav")).contains(SOURCE_DESTROYED);
        assertThat(refusal("directory: $/recordings", "segment-files: $/recordings"))
                .contains(SOURCE_DESTROYED);
        assertThat(refusal("directory: $/recordings", "csv: $/recordings/a.csv", "segment-files: $/segments"))
                .doesNotContain(SOURCE_DESTROYED);
    }

    @Test
    void twoSinksDoNotWriteToOneFile() {
        assertThat(refusal("file: $/recordings/a.wav", "json-lines: $/out", "csv: $/recordings/../out"))
                .contains("csv: " + folder + "/recordings/../out is written by the sink json-lines already");
        assertThat(refusal("file: $/recordings/a.wav", "json-lines: '-'", "csv: '-'"))
                .doesNotContain("already");
    }
}
