package dev.sonoflux.sinks.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Sink;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.sinks.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentFilesSinkTest {
    private final SegmentFilesSinkProvider provider = new SegmentFilesSinkProvider();

    @TempDir
    private Path folder;

    private Sink open(Path directory) {
        return provider.open(Examples.settings(provider, "{ directory: '" + directory + "' }"));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private static PcmFrame read(Path file) {
        return FileSource.of(file)
                .streams()
                .flatMap(AudioStream::frames)
                .single()
                .block();
    }

    @Test
    void eachSegmentBecomesAWavFile() throws IOException {
        Path directory = folder.resolve("new/segments");
        try (Sink sink = open(directory)) {
            Examples.segment(0, 400, 0.5f).forEach(e -> sink.accept(new Emission("sub/theo.wav", e)));
            Examples.segment(1, 200, 0.25f).forEach(e -> sink.accept(new Emission("sub/theo.wav", e)));
        }

        assertThat(names(directory)).containsExactly("sub_theo-00000.wav", "sub_theo-00001.wav");
        assertThat(read(directory.resolve("sub_theo-00000.wav"))).satisfies(frame -> {
            assertThat(frame.sampleRate()).isEqualTo(8000);
            assertThat(frame.samples()).hasSize(400).containsOnly(0.5f);
        });
    }

    @Test
    void aSegmentThatIsOpenWhenTheRunEndsIsKept() throws IOException {
        Path directory = folder.resolve("s");
        try (Sink sink = open(directory)) {
            Examples.segment(0, 400, 0.5f).subList(0, 2).forEach(e -> sink.accept(new Emission("a.wav", e)));
        }

        assertThat(Files.size(directory.resolve("a-00000.wav"))).isGreaterThanOrEqualTo(44 + 800);
    }

    @Test
    void whatWasHeardOfASegmentIsOnTheDiskBeforeItEnds() {
        Path directory = folder.resolve("s");
        try (Sink sink = open(directory)) {
            Examples.segment(0, 400, 0.5f).subList(0, 2).forEach(e -> sink.accept(new Emission("a.wav", e)));

            assertThat(read(directory.resolve("a-00000.wav")).samples()).hasSize(400);
        }
    }

    @Test
    void streamsWhoseNamesBecomeTheSameKeepFilesOfTheirOwn() throws IOException {
        Path directory = folder.resolve("s");
        try (Sink sink = open(directory)) {
            for (String stream : List.of("a/b.wav", "A_b.flac", "a/b.wav")) {
                Examples.segment(stream.equals("a/b.wav") ? 0 : 1, 10, 0.5f)
                        .forEach(e -> sink.accept(new Emission(stream, e)));
            }
        }

        assertThat(names(directory)).containsExactly("A_b~2-00001.wav", "a_b-00000.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "theo.wav, theo",
        "a/b/c.flac, a_b_c",
        "C:\\x\\y.wav, C_x_y",
        "../../etc/passwd, __.._etc_passwd",
        ".hidden, _hidden",
        ".wav, stream",
        "'', stream",
        "fünf acht.wav, fünf_acht",
        "-, -"
    })
    void namesAreSafeForFileSystems(String stream, String safe) {
        assertThat(SegmentName.safe(stream)).isEqualTo(safe);
    }

    @Test
    void longNamesAreCut() {
        assertThat(SegmentName.safe("x".repeat(500))).hasSize(80);
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> open(file.resolve("segments")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining(file.resolve("segments") + " for segments cannot be made");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path directory = folder.resolve("s");
        Files.createDirectories(directory.resolve("a-00000.wav"));
        Sink sink = open(directory);

        assertThatThrownBy(() -> Examples.segment(0, 10, 0).forEach(e -> sink.accept(new Emission("a.wav", e))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("a-00000.wav");
    }
}
