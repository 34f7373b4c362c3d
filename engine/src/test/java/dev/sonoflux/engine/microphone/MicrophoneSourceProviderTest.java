package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MicrophoneSourceProviderTest {
    @TempDir
    private Path folder;

    private AudioSource source(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("p.yaml"), "source: " + yaml + "\noperators: []\n");
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(file))) {
            return pipeline.source();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ microphone: {} }",
                "microphone",
                "{ microphone: default }",
                "{ microphone: USB microphone }",
                "{ microphone: 2 }",
                "{ microphone: { rate: best, channels: best, buffer: 40ms, overflow: drop-oldest, queue: 2s } }",
            })
    void nothingButTheDeviceNeedBeSaid(String yaml) throws IOException {
        assertThat(source(yaml)).isInstanceOf(MicrophoneSource.class);
        assertThat(source(yaml).sampleRate()).isEmpty();
    }

    @Test
    void rateThatIsGivenIsKnownBeforeTheDeviceIsOpened() throws IOException {
        assertThat(source("{ microphone: { rate: 16kHz, channels: 2 } }").sampleRate())
                .hasValue(16_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "rate: good | 'rate' must be best, or a frequency",
                "channels: 0 | 'channels' must be best, or a whole number",
                "buffer: 3s | 'buffer' must be a duration from 5ms to 2s",
                "overflow: drop | 'overflow' must be one of drop-oldest, drop-newest, fail",
                "queue: 20ms | a queue of 20 ms is not accepted; it must be at least the buffer's 40 ms",
                "devise: a | unknown key 'devise'",
            })
    void whatCannotWorkIsRefusedWithItsPlace(String setting, String message) {
        assertThatThrownBy(() -> source("{ microphone: { " + setting + " } }"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:1:")
                .hasMessageContaining(message);
    }
}
