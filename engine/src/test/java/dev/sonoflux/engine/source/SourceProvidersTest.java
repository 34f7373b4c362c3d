package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.WavBytes;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceProvidersTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void writeRecordings() throws IOException {
        Files.write(folder.resolve("a.wav"), WavBytes.ofShorts(0x4000, 0, -0x4000));
        Files.write(folder.resolve("b.raw"), new byte[] {0x40, 0x20, 0, 0x10});
    }

    @Test
    void readsAFileInFramesOfTheGivenSize() throws IOException {
        assertThat(frames("source: { file: { path: a.wav, frameSize: 2, channel: 0 } }"))
                .extracting(PcmFrame::length)
                .containsExactly(2, 1);
    }

    @Test
    void takesThePathAlone() throws IOException {
        assertThat(frames("source: { file: a.wav }")).hasSize(1);
        assertThat(frames("source: { directory: . }")).hasSize(1);
    }

    @Test
    void readsSamplesWithoutAHeader() throws IOException {
        List<PcmFrame> frames = frames("source: { file: { path: b.raw, channel: 1,"
                + " format: { encoding: s8, rate: 16kHz, channels: 2 } } }");

        assertThat(frames).hasSize(1);
        assertThat(frames.get(0).sampleRate()).isEqualTo(16_000);
        assertThat(frames.get(0).samples()).containsExactly(0.25f, 0.125f);
    }

    @Test
    void refusesWhatCannotBeRead() {
        assertThatThrownBy(() -> frames("source: { file: { path: . } }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("is a directory; its source is 'directory'");
        assertThatThrownBy(() -> frames("source: { directory: a.wav }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("is a file; its source is 'file'");
        assertThatThrownBy(() -> frames("source: { file: missing.wav }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("missing.wav does not exist");
    }

    @Test
    void saysWhatIsWrongWithTheSettings() {
        assertThatThrownBy(() -> frames("source: { stdin: { format: { encoding: s17le, rate: 0 }, channel: left } }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("must be one of u8, s8, s16le")
                .hasMessageContaining("not 's17le'")
                .hasMessageContaining("must be a frequency from 1 to 768000 Hz")
                .hasMessageContaining("must be mix, or a whole number from 0 to 255");
        assertThatThrownBy(() -> frames("source: { stdin: { format: { rate: 8000 }, channel: 1 } }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("there is no channel 1 in a format of 1; channels count from 0");
    }

    private List<PcmFrame> frames(String source) throws IOException {
        Path spec = Files.writeString(folder.resolve("pipeline.yaml"), source + "\noperators: []\nsinks: []\n");
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(spec))) {
            return pipeline.emissions(Set.of(PcmFrame.class))
                    .map(Emission::item)
                    .cast(PcmFrame.class)
                    .collectList()
                    .block();
        }
    }
}
