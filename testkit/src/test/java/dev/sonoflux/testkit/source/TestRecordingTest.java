package dev.sonoflux.testkit.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recording.RecordingFiles;
import dev.sonoflux.engine.recording.RecordingWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class TestRecordingTest {
    private static final int SAMPLES = 2000;

    @TempDir
    private Path folder;

    private static int length(Flux<PcmFrame> frames) {
        return frames.map(PcmFrame::length).reduce(0, Integer::sum).block();
    }

    private byte[] wav() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/tone.wav")) {
            return in.readAllBytes();
        }
    }

    @Test
    void resourceIsFoundAndCanBeHeardTwice() {
        TestRecording recording = TestRecording.of("tone.wav");

        assertThat(length(recording.frames())).isEqualTo(SAMPLES);
        assertThat(length(recording.frames())).isEqualTo(SAMPLES);
        assertThat(recording.source().sampleRate()).hasValue(8000);
        assertThat(recording.source().streams().map(AudioStream::name).single().block())
                .isEqualTo("tone.wav");
    }

    @Test
    void resourceInAJarIsFound() throws IOException {
        Path jar = folder.resolve("recordings.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("packed/tone.wav"));
            out.write(wav());
        }

        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
            assertThat(length(TestRecording.of("packed/tone.wav", loader).frames()))
                    .isEqualTo(SAMPLES);
        }
    }

    @Test
    void fileIsFound() throws IOException {
        Path file = Files.write(folder.resolve("word.wav"), wav());

        TestRecording recording = TestRecording.of(file.toString());

        assertThat(length(recording.frames())).isEqualTo(SAMPLES);
        assertThat(recording.source().reads(file)).isTrue();
    }

    @Test
    void whatIsNowhereIsSaidAtOnce() {
        assertThatThrownBy(() -> TestRecording.of("nowhere.wav"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("no recording 'nowhere.wav'")
                .hasMessageContaining("class path");
    }

    @Test
    void framesAreOfTheSizeThatIsAskedFor() {
        assertThat(TestRecording.of("tone.wav")
                        .withFrames(Rechunking.ofSize(800))
                        .frames()
                        .map(PcmFrame::length)
                        .collectList()
                        .block())
                .containsExactly(800, 800, 400);
    }

    @Test
    void realTimeIsVirtualWhereStepVerifierSaysSo() {
        TestRecording recording =
                TestRecording.of("tone.wav").withPace(Pace.REAL_TIME).withFrames(Rechunking.ofSize(800));

        StepVerifier.withVirtualTime(recording::frames)
                .expectSubscription()
                .expectNoEvent(Duration.ofMillis(100))
                .assertNext(frame -> assertThat(frame.end()).isEqualTo(800))
                .expectNoEvent(Duration.ofMillis(100))
                .assertNext(frame -> assertThat(frame.end()).isEqualTo(1600))
                .thenAwait(Duration.ofMillis(50))
                .assertNext(frame -> assertThat(frame.end()).isEqualTo(2000))
                .verifyComplete();
    }

    @Test
    void anySourceIsHeardAtAPaceAndInFrames() {
        TestRecording recording = TestRecording.of(ScriptedSource.at(8000).silence(Duration.ofHours(1)))
                .withPace(Pace.REAL_TIME);

        StepVerifier.withVirtualTime(() -> recording.frames().count())
                .thenAwait(Duration.ofMinutes(59))
                .expectNoEvent(Duration.ofSeconds(59))
                .thenAwait(Duration.ofSeconds(1))
                .expectNext(3600L * 50)
                .verifyComplete();
    }

    @Test
    void whatWasRecordedWithItsEventsIsReplayedWithThem() {
        ScriptedSource heard = ScriptedSource.at(8000)
                .named("desk")
                .captureStarted("microphone")
                .word(1)
                .key("t")
                .drop(Duration.ofMillis(20))
                .silence(Duration.ofMillis(50))
                .fault("it crackles");
        Path file = folder.resolve("take.wav");
        AtomicLong clock = new AtomicLong();
        try (RecordingWriter writer =
                RecordingWriter.create(RecordingFiles.of(file), false, () -> clock.addAndGet(1_000_000_000))) {
            heard.events().doOnNext(event -> writer.write("desk", event)).blockLast();
        }

        TestRecording recording = TestRecording.of(file.toString());

        assertThat(recording.source().streams().map(AudioStream::name).single().block())
                .isEqualTo("desk");
        assertThat(recording.events().map(Object::getClass).collectList().block())
                .isEqualTo(heard.events().map(Object::getClass).collectList().block());
        assertThat(recording.events().ofType(KeyPress.class).single().block().position())
                .isEqualTo(
                        heard.events().ofType(KeyPress.class).single().block().position());
        StepVerifier.withVirtualTime(recording.withPace(Pace.REAL_TIME)::events)
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(900))
                .thenAwait(Duration.ofHours(1))
                .expectNextCount(5)
                .verifyComplete();
    }
}
