package dev.sonoflux.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavBytes;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.source.SequenceSource;
import dev.sonoflux.engine.spec.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The sink and the source as a specification names them. */
class RecordingInPipelineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private PipelineSpec spec(String... sinks) {
        StringBuilder yaml = new StringBuilder("name: p\nsinks:\n");
        for (String sink : sinks) {
            yaml.append("  - recording: ")
                    .append(sink.replace("FOLDER", folder.toString()))
                    .append('\n');
        }
        return PipelineSpec.read(yaml.toString(), "p.yaml");
    }

    private static void run(PipelineSpec spec, AudioSource source) {
        try (Pipeline pipeline = Pipeline.of(spec, source)) {
            pipeline.run(Mono.never(), fault -> {}).block(PATIENCE);
        }
    }

    private List<AudioEvent> replayed(String wav) {
        return RecordingSource.of(folder.resolve(wav))
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();
    }

    private static AudioSource source(String name) {
        return AudioSource.of(name, Flux.just(new PcmFrame(8000, 0, new float[] {0.25f})), 8000);
    }

    @Test
    void recordsExactlyWhatTheSourceDelivered() {
        Script script = Script.random(7, SampleEncoding.S16_LE, 100);

        run(spec("FOLDER/take.wav"), AudioSource.of("s", Flux.fromIterable(script.events())));

        assertThat(Script.described(replayed("take.wav"))).isEqualTo(Script.described(script.events()));
    }

    @Test
    void aRunThatTheUserEndsIsARecordingThatEndsInOrder() {
        Script script = Script.random(8, SampleEncoding.S16_LE, 60);
        Sinks.Empty<Void> stop = Sinks.empty();
        List<AudioEvent> handedOn = new ArrayList<>();
        Flux<AudioEvent> live = Flux.fromIterable(script.events())
                .doOnNext(handedOn::add)
                .concatWith(Flux.<AudioEvent>never().doOnSubscribe(s -> stop.tryEmitEmpty()));

        try (Pipeline pipeline = Pipeline.of(spec("FOLDER/take.wav"), AudioSource.of("s", live))) {
            pipeline.run(stop.asMono(), fault -> {}).block(PATIENCE);
        }

        assertThat(Script.described(replayed("take.wav"))).isEqualTo(Script.described(handedOn));
    }

    @Test
    void theFailureOfASourceIsAFaultOfTheRecording() {
        PcmFrame heard = new PcmFrame(8000, 0, new float[100]);
        Flux<AudioEvent> failing =
                Flux.<AudioEvent>just(heard).concatWith(Flux.error(new SonofluxException("the line is cut")));

        run(spec("FOLDER/take.wav"), AudioSource.of("s", failing));

        assertThat(Script.described(replayed("take.wav")))
                .isEqualTo(Script.described(
                        List.of(heard, new Fault(Fault.Severity.ERROR, "s", 0, 0, "s: the line is cut"))));
    }

    @Test
    void aSecondStreamEndsTheRunAndTheFirstOneIsKept() {
        AudioSource two = new SequenceSource(List.of(source("a"), source("b")));

        assertThatThrownBy(() -> run(spec("FOLDER/take.wav"), two))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("take.wav: a recording holds one stream, 'a', and 'b' is a second one");
        assertThat(replayed("take.wav").get(0)).isInstanceOf(PcmFrame.class);
    }

    @Test
    void whenItsDiskIsFullTheOtherSinkStillGetsEverythingThatWasHeard() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "SKIPPED: only Linux has " + full);
        Files.createSymbolicLink(folder.resolve("full.wav"), full);
        PcmFrame second = new PcmFrame(8000, 0, new float[8000]);

        assertThatThrownBy(() -> run(
                        spec("{ path: FOLDER/full.wav, overwrite: true }", "FOLDER/take.wav"),
                        AudioSource.of("s", Flux.<AudioEvent>just(second).concatWith(Flux.never()))))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("full.wav: cannot be written: No space left on device");
        assertThat(Script.described(replayed("take.wav"))).isEqualTo(Script.described(List.of(second)));
    }

    @ParameterizedTest
    @CsvSource({
        "FOLDER/take.wav, FOLDER/take.WAV",
        "FOLDER/take.wav, FOLDER/take.events.jsonl",
        "FOLDER/a.wav, FOLDER/./a.wav"
    })
    void twoRecordingsThatShareAFileAreRefused(String one, String other) {
        assertThatThrownBy(() -> run(spec(one, other), source("s")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("is written by the sink recording already");
    }

    @Test
    void aNameThatIsNoRecordingsIsRefusedBeforeAudioFlows() {
        assertThatThrownBy(() -> run(spec("FOLDER/take.flac"), source("s")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:3:5: recording: ")
                .hasMessageContaining("is no name for a recording");
    }

    @Test
    void theRecordingThatIsReplayedIsNotWrittenTo() {
        run(spec("FOLDER/take.wav"), source("s"));
        RecordingSource replay = RecordingSource.of(folder.resolve("take.wav"));

        assertThatThrownBy(() -> run(spec("{ path: FOLDER/take.wav, overwrite: true }"), replay))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("is what the source reads, and writing would destroy it");
    }

    @Test
    void aSourceInYamlFindsItBesideTheSpecification() throws IOException {
        run(spec("FOLDER/take.wav"), source("s"));
        Path again = Files.writeString(
                folder.resolve("again.yaml"),
                "source: { recording: { path: take.wav, pace: realtime } }\nsinks: [ recording: " + folder
                        + "/again.wav ]\n");

        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(again))) {
            pipeline.run(Mono.never(), fault -> {}).block(PATIENCE);
        }

        assertThat(Script.described(replayed("again.wav"))).isEqualTo(Script.described(replayed("take.wav")));
        assertThat(folder.resolve("again.wav")).hasSameBinaryContentAs(folder.resolve("take.wav"));
    }

    @Test
    void whoeverTakesAReplayInRealTimeMayBlockAsInALiveRun() {
        new Script(List.of(
                        new Script.Moment(0, new PcmFrame(8000, 0, new float[1])),
                        new Script.Moment(300_000_000, new PcmFrame(8000, 1, new float[1]))))
                .record(folder.resolve("take.wav"));
        PipelineSpec spec = PipelineSpec.read(
                "name: p\nsource: { recording: { path: " + folder + "/take.wav, pace: realtime } }\n", "p.yaml");

        try (Pipeline pipeline = Pipeline.of(spec)) {
            assertThat(pipeline.emissions(Set.of(PcmFrame.class))
                            .map(frame -> Schedulers.isInNonBlockingThread())
                            .collectList()
                            .block(PATIENCE))
                    .containsExactly(false, false);
        }
    }

    @Test
    void audioThatIsNoRecordingIsRefusedWhereItStands() throws IOException {
        Files.write(folder.resolve("a.wav"), WavBytes.ofShorts(1, 2));
        Path spec = Files.writeString(folder.resolve("p.yaml"), "source: { recording: a.wav }\n");

        assertThatThrownBy(() -> Pipeline.of(PipelineSpec.read(spec)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("p.yaml:1:11: recording: ")
                .hasMessageContaining("listen to it with: run --input");
    }
}
