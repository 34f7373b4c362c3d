package dev.sonoflux.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.WavBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class DirectorySourceTest {
    @TempDir
    private Path folder;

    @Test
    void namesEachFileByItsPathInTheOrderOfCodePoints() throws IOException {
        write("b.wav");
        write("a/z.wav");
        write("a.wav");
        write("a/b/c.WAV");
        write("B.flac");
        write("\uffe6.wav");
        write("\ud83c\udfa4.wav");

        assertThat(names())
                .containsExactly("B.flac", "a.wav", "a/b/c.WAV", "a/z.wav", "b.wav", "\uffe6.wav", "\ud83c\udfa4.wav");
    }

    @Test
    void takesAudioFilesOnlyAndNoHiddenOnes() throws IOException {
        for (String name : List.of("1.wav", "2.wave", "3.aif", "4.aiff", "5.aifc", "6.au", "7.snd", "8.flac")) {
            write(name);
        }
        write("notes.txt");
        write("wav");
        write("x.wav.bak");
        write(".hidden.wav");
        write(".hidden/x.wav");

        assertThat(names()).containsExactly("1.wav", "2.wave", "3.aif", "4.aiff", "5.aifc", "6.au", "7.snd", "8.flac");
    }

    @Test
    void followsLinksButNotInCircles() throws IOException {
        write("a/word.wav");
        Files.createSymbolicLink(folder.resolve("a/back"), folder);
        Files.createSymbolicLink(folder.resolve("link.wav"), folder.resolve("a/word.wav"));

        assertThat(names()).containsExactly("a/word.wav", "link.wav");
    }

    @Test
    void goesOnAfterABrokenFile() throws IOException {
        write("1.wav");
        Files.write(folder.resolve("2.wav"), new byte[] {1, 2, 3});
        Files.createSymbolicLink(folder.resolve("3.wav"), folder.resolve("nowhere"));
        write("4.wav");

        List<AudioEvent> events = DirectorySource.of(folder)
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();

        assertThat(events)
                .extracting(e -> (Object) e.getClass())
                .containsExactly(PcmFrame.class, Fault.class, Fault.class, PcmFrame.class);
        assertThat((Fault) events.get(1)).extracting(Fault::severity).isEqualTo(Fault.Severity.ERROR);
        assertThat((Fault) events.get(2))
                .extracting(Fault::message)
                .asString()
                .endsWith("3.wav: there is no such file; check the path");
    }

    @Test
    void givesStreamsOnDemand() throws IOException {
        write("1.wav");
        write("2.wav");

        StepVerifier.create(DirectorySource.of(folder).streams().map(AudioStream::name), 0)
                .thenRequest(1)
                .expectNext("1.wav")
                .thenRequest(1)
                .expectNext("2.wav")
                .verifyComplete();
    }

    @Test
    void failsWhereThereIsNothingToRead() {
        StepVerifier.create(DirectorySource.of(folder).streams())
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(SonofluxException.class)
                        .hasMessageContaining("there are no recordings in this directory"));
        StepVerifier.create(DirectorySource.of(folder.resolve("missing")).streams())
                .verifyErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(SonofluxException.class)
                        .hasMessageContaining("missing: there is no such directory"));
    }

    private void write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, WavBytes.ofShorts(1, 2));
    }

    private List<String> names() {
        return DirectorySource.of(folder)
                .streams()
                .map(AudioStream::name)
                .collectList()
                .block();
    }
}
