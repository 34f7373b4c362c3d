package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class FileSourceTest {
    private static final ReadOptions TWO_AT_A_TIME = ReadOptions.ofDefaults().withFrameSize(2);

    @TempDir
    private Path folder;

    @Test
    void givesOneStreamNamedAfterTheFile() throws IOException {
        FileSource source = FileSource.of(write("word.wav", WavBytes.ofShorts(1, 2)));

        assertThat(source.streams().map(AudioStream::name).collectList().block())
                .containsExactly("word.wav");
        assertThat(source.sampleRate()).hasValue(8000);
    }

    @Test
    void cutsTheSamplesIntoFramesWithTheirPositions() throws IOException {
        Path file = write("word.wav", WavBytes.ofShorts(0x4000, 0, -0x4000));

        List<AudioEvent> events = events(FileSource.of(file, TWO_AT_A_TIME));

        assertThat(events).hasSize(2).allSatisfy(e -> assertThat(e).isInstanceOf(PcmFrame.class));
        PcmFrame first = (PcmFrame) events.get(0);
        PcmFrame second = (PcmFrame) events.get(1);
        assertThat(first.samples()).containsExactly(0.5f, 0f);
        assertThat(first.start()).isZero();
        assertThat(second.samples()).containsExactly(-0.5f);
        assertThat(second.start()).isEqualTo(2);
        assertThat(second.sampleRate()).isEqualTo(8000);
    }

    @Test
    void readsTheFileAnewForEachSubscription() throws IOException {
        Flux<PcmFrame> frames = FileSource.of(write("word.wav", WavBytes.ofShorts(1, 2)))
                .streams()
                .flatMap(AudioStream::frames);

        assertThat(frames.count().block()).isEqualTo(1);
        assertThat(frames.count().block()).isEqualTo(1);
    }

    @Test
    void endsATruncatedFileWithAWarning() throws IOException {
        byte[] whole = WavBytes.ofShorts(1, 2, 3);
        Path file = write("cut.wav", Arrays.copyOf(whole, whole.length - 1));

        List<AudioEvent> events = events(FileSource.of(file));

        assertThat(events).hasSize(2);
        assertThat(((PcmFrame) events.get(0)).length()).isEqualTo(2);
        assertThat(events.get(1)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Severity.WARNING);
            assertThat(fault.subject()).isEqualTo(file.toString());
            assertThat(fault.position()).isEqualTo(2);
            assertThat(fault.message()).contains("promises 3 samples per channel, and it holds 2");
        });
    }

    @Test
    void turnsABrokenFileIntoAnErrorFault() throws IOException {
        Path file = write("broken.wav", new byte[] {1, 2, 3});

        List<AudioEvent> events = events(FileSource.of(file));

        assertThat(events).hasSize(1);
        assertThat(events.get(0)).isInstanceOfSatisfying(Fault.class, fault -> {
            assertThat(fault.severity()).isEqualTo(Severity.ERROR);
            assertThat(fault.message()).startsWith(file + ", byte 0: this is not WAV, AIFF, AU or FLAC");
        });
        assertThat(FileSource.of(file).sampleRate()).isEmpty();
    }

    @Test
    void turnsAMissingFileIntoAnErrorFault() {
        List<AudioEvent> events = events(FileSource.of(folder.resolve("missing.wav")));

        assertThat(events).hasSize(1);
        assertThat(events.get(0))
                .isInstanceOfSatisfying(
                        Fault.class,
                        fault -> assertThat(fault.message())
                                .endsWith("missing.wav: there is no such file; check the path"));
    }

    @Test
    void readsSamplesWithoutAHeaderInTheStatedFormat() throws IOException {
        Path file = write("word.raw", new byte[] {0x40, 0, -0x40, 0});
        PcmFormat format = new PcmFormat(16_000, 1, SampleEncoding.S16_BE);

        FileSource source = FileSource.of(file, ReadOptions.ofDefaults().withRawFormat(format));

        assertThat(source.sampleRate()).hasValue(16_000);
        assertThat(events(source)).hasSize(1);
        assertThat(((PcmFrame) events(source).get(0)).samples()).containsExactly(0.5f, -0.5f);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static List<AudioEvent> events(FileSource source) {
        return source.streams().concatMap(AudioStream::events).collectList().block();
    }
}
