package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordingFilesTest {
    @ParameterizedTest
    @CsvSource({
        "take.wav, take.wav, take.events.jsonl",
        "a/b.c.wav, a/b.c.wav, a/b.c.events.jsonl",
        "/a/TAKE.WAV, /a/TAKE.WAV, /a/TAKE.events.jsonl",
        "a/take.events.jsonl, a/take.wav, a/take.events.jsonl"
    })
    void eitherFileNamesTheRecording(Path named, Path wav, Path events) {
        assertThat(RecordingFiles.of(named)).isEqualTo(new RecordingFiles(wav, events));
    }

    @ParameterizedTest
    @ValueSource(strings = {"take", "take.flac", ".wav", "a/.events.jsonl", "take.jsonl", "/"})
    void otherNamesAreRefused(Path named) {
        assertThatThrownBy(() -> RecordingFiles.of(named))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("is no name for a recording")
                .hasMessageContaining("e.g. take.wav");
    }
}
