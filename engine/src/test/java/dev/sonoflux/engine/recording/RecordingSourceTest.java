package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.KeyPress;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recording.Script.Moment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class RecordingSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    @TempDir
    private Path folder;

    private Path wav;
    private Path events;

    @BeforeEach
    void record() {
        wav = folder.resolve("take.wav");
        events = folder.resolve("take.events.jsonl");
        new Script(List.of(
                        moment(0, new PcmFrame(16_000, 0, new float[] {0.1f, 0.2f})),
                        moment(3000, new PcmFrame(16_000, 2, new float[] {0.3f})),
                        moment(3020, new KeyPress(16_000, 3, KeyPress.ENTER)),
                        moment(3020, new PcmFrame(16_000, 9, new float[0]))))
                .record(wav);
    }

    private static Moment moment(long millis, AudioEvent event) {
        return new Moment(millis * 1_000_000, event);
    }

    private Flux<AudioEvent> events() {
        return RecordingSource.of(wav).streams().concatMap(AudioStream::events);
    }

    @Test
    void knowsRateAndFilesBeforeAudioFlows() {
        RecordingSource source = RecordingSource.of(events);

        assertThat(source.sampleRate()).hasValue(16_000);
        assertThat(source.reads(wav)).isTrue();
        assertThat(source.reads(events)).isTrue();
        assertThat(source.reads(folder.resolve("other.wav"))).isFalse();
    }

    @Test
    void readsNoLineBeforeItIsAskedFor() throws IOException {
        Files.writeString(events, Files.readString(events).replace("\"key\"", "\"quay\""));

        StepVerifier.create(events(), 0)
                .thenRequest(2)
                .expectNextCount(2)
                .thenRequest(2)
                .assertNext(event -> assertThat(event).isInstanceOf(Fault.class))
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void closesBothFilesWhenItIsCancelled() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "SKIPPED: only Linux has " + DESCRIPTORS);
        StepVerifier.create(events(), 1)
                .expectNextCount(1)
                .then(() -> assertThat(openFiles()).isEqualTo(2))
                .thenCancel()
                .verify(PATIENCE);

        assertThat(openFiles()).isZero();
    }

    @Test
    void closesBothFilesAtTheEndAndCanBeReadAgain() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "SKIPPED: only Linux has " + DESCRIPTORS);
        Flux<AudioEvent> events = events();

        assertThat(Script.described(events.collectList().block()))
                .isEqualTo(Script.described(events.collectList().block()))
                .hasSize(4);
        assertThat(openFiles()).isZero();
    }

    @Test
    void aStallLastsAsLongAsItDid() {
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();

        StepVerifier.withVirtualTime(
                        () -> RecordingSource.of(wav)
                                .inRealTime(clock)
                                .streams()
                                .concatMap(AudioStream::events),
                        () -> clock,
                        Long.MAX_VALUE)
                .expectSubscription()
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(3000))
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(20))
                .expectNextCount(2)
                .expectComplete()
                .verify(PATIENCE);
    }

    @Test
    void cancellingWhileItWaitsClosesTheFiles() {
        assumeTrue(Files.isDirectory(DESCRIPTORS), "SKIPPED: only Linux has " + DESCRIPTORS);
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();

        RecordingSource.of(wav)
                .inRealTime(clock)
                .streams()
                .concatMap(AudioStream::events)
                .subscribe()
                .dispose();

        assertThat(openFiles()).isZero();
    }

    @Test
    void audioWithoutEventsIsSentToRun() throws IOException {
        Files.delete(events);

        assertThatThrownBy(() -> RecordingSource.of(wav))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("listen to it with: run --input " + wav);
    }

    @Test
    void eventsWithoutAudioAreAFault() throws IOException {
        Files.delete(wav);

        assertThat(events().collectList().block())
                .singleElement()
                .isEqualTo(new Fault(
                        Fault.Severity.ERROR, wav.toString(), 0, 0, wav + ": there is no such file; check the path"));
    }

    @Test
    void noRecordingAtAllIsRefused() throws IOException {
        Files.delete(wav);
        Files.delete(events);

        assertThatThrownBy(() -> RecordingSource.of(wav))
                .hasMessage(events + ": there is no such file; check the path");
    }

    /** How many files in the folder this process has open, as Linux tells. */
    private long openFiles() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            Path real = folder.toRealPath();
            return open.filter(descriptor -> target(descriptor).startsWith(real.toString()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            // It was closed meanwhile: the one that the listing itself had open, say.
            return "";
        }
    }
}
