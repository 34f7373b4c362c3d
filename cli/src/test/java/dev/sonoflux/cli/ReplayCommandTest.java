package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.pipeline.RunSummary;
import dev.sonoflux.engine.recording.RecordingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A replay gives the lines of the run that recorded, to the byte. */
@Timeout(120)
class ReplayCommandTest {
    private static final int SEEDS = 25;

    @TempDir
    private Path folder;

    private Path config;
    private Path wav;

    private void writeConfig(String speech) throws IOException {
        wav = folder.resolve("take.wav");
        config = Files.writeString(folder.resolve("live.yaml"), """
                name: live
                source: { microphone: {} }
                operators:
                  - resample: 8000
                %s
                  - features: from-model
                  - infer: { model: models/digits }
                  - softmax: { temperature: from-model }
                  - decide: { confidence: 0.3 }
                sinks:
                  - json-lines: { path: "%s", segments: true, drops: true, faults: true }
                  - recording: { path: "%s", overwrite: true }
                """.formatted(
                        speech.indent(2).stripTrailing(), folder.resolve("live.jsonl"), wav));
    }

    /** Runs it live; what it wrote is the truth. */
    private String recorded(AudioSource source) throws IOException {
        System.setProperty("sonoflux.home", CommandRun.HOME.toString());
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(config), source)) {
            pipeline.run(Mono.never(), fault -> {}).block();
        }
        return Files.readString(folder.resolve("live.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- vad\n- segment: { minSpeech: 80ms }\n- window: segment",
                "- vad\n- toggle: {}\n- segment: { minSpeech: 80ms }\n- window: { duration: 600ms, stride: 200ms }",
                "- vad\n- push-to-talk: { window: 700ms }\n- window: segment"
            })
    void theSameLinesAsLiveAtFullSpeedAndInTheTimeThatItTook(String speech) throws Exception {
        writeConfig(speech);
        long detections = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            String live = recorded(EventfulSpeech.source(seed));
            Path lines = folder.resolve("replay.jsonl");

            CommandRun replay = CommandRun.of("replay", wav, config, "--output", lines);

            assertThat(replay.exit()).isZero();
            assertThat(Files.readString(lines)).as("seed " + seed).isEqualTo(live);
            assertThat(inVirtualTime()).as("seed " + seed).isEqualTo(live);
            detections +=
                    live.lines().filter(line -> line.contains("detection")).count();
        }
        assertThat(detections).isGreaterThan(5 * SEEDS);
    }

    private String inVirtualTime() throws Exception {
        Path lines = folder.resolve("paced.jsonl");
        PipelineSpec spec = PipelineSpec.read(config)
                .withoutSink("recording")
                .withSink("json-lines", "path", lines.toString(), "test");
        VirtualTimeScheduler clock = VirtualTimeScheduler.create();
        try (Pipeline pipeline = Pipeline.of(spec, RecordingSource.of(wav).inRealTime(clock))) {
            CompletableFuture<RunSummary> run =
                    pipeline.run(Mono.never(), fault -> {}).toFuture();
            while (!run.isDone()) {
                clock.advanceTimeBy(Duration.ofMillis(100));
            }
            run.get();
        }
        return Files.readString(lines);
    }

    @Test
    void faultsThatEndedTheRunEndTheReplayWithTheSameStatus() throws IOException {
        writeConfig("- vad\n- segment\n- window: segment");
        String live = recorded(AudioSource.of(
                "microphone",
                Flux.just(
                        new PcmFrame(8000, 0, new float[800]),
                        new Fault(Severity.ERROR, "Mik", 8000, 800, "the queue is full"))));

        CommandRun replay = CommandRun.of("replay", wav, config, "--output", "-");

        assertThat(replay.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(replay.err()).isEqualTo("sonoflux: error: the queue is full\n");
        assertThat(replay.out()).isEqualTo(live).contains("the queue is full");
    }

    @Test
    void whatAWrongPipelineRefusedIsNoPartOfTheRecording() throws IOException {
        writeConfig("- vad\n- segment\n- window: segment");
        String right = Files.readString(config);
        Files.writeString(config, right.replace("  - resample: 8000\n", ""));
        AudioSource speech = AudioSource.of(
                "microphone",
                EventfulSpeech.source(3)
                        .streams()
                        .concatMap(AudioStream::frames)
                        .map(frame -> new PcmFrame(16_000, frame.start(), frame.samples())));
        assertThat(recorded(speech)).contains("\"type\":\"fault\"");

        Files.writeString(config, right);
        CommandRun replay = CommandRun.of("replay", wav, config, "--output", "-");

        assertThat(replay.err()).isEmpty();
        assertThat(replay.exit()).isZero();
    }

    @Test
    void theRecordingItselfIsNeverWrittenToAndSettingsHold() throws IOException {
        writeConfig("- vad\n- segment\n- window: segment");
        recorded(EventfulSpeech.source(1));
        byte[] samples = Files.readAllBytes(wav);
        byte[] events = Files.readAllBytes(folder.resolve("take.events.jsonl"));

        CommandRun all = CommandRun.of("replay", wav, config, "-o", "-");
        CommandRun sure = CommandRun.of("replay", wav, config, "-o", "-", "--set", "decide.confidence=0.99");
        CommandRun onto = CommandRun.of("replay", wav, config, "-o", folder.resolve("take.events.jsonl"));

        assertThat(sure.out().lines().count()).isLessThan(all.out().lines().count());
        assertThat(onto.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(onto.err()).contains("is what the source reads, and writing would destroy it");
        assertThat(wav).hasBinaryContent(samples);
        assertThat(folder.resolve("take.events.jsonl")).hasBinaryContent(events);
    }

    @Test
    void anInterruptedRecordingIsReplayedWithAWarning() throws IOException {
        writeConfig("- vad\n- segment\n- window: segment");
        recorded(EventfulSpeech.source(1));
        Path events = folder.resolve("take.events.jsonl");
        String lines = Files.readString(events);
        Files.writeString(events, lines.substring(0, lines.length() / 2));

        CommandRun replay = CommandRun.of("replay", events, config, "-o", "-");

        assertThat(replay.exit()).isZero();
        assertThat(replay.err()).contains("sonoflux: warning: " + wav + ": the recording was interrupted");
        assertThat(replay.out()).contains("\"type\":\"detection\"");
    }

    @Test
    void audioThatIsNoRecordingIsSentToRun() throws IOException {
        Path audio = Files.write(folder.resolve("a.wav"), BrokenWav.right(100));

        CommandRun replay = CommandRun.of("replay", audio, "config/live.yaml");

        assertThat(replay.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(replay.err()).contains("listen to it with: run --input " + audio);
    }

    @Test
    void aPipelineCanNameTheRecordingAsItsSource() throws IOException {
        writeConfig("- vad\n- segment\n- window: segment");
        String live = recorded(EventfulSpeech.source(2));
        Path replaying = Files.writeString(
                folder.resolve("replay.yaml"),
                Files.readString(config)
                        .replace("{ microphone: {} }", "{ recording: take.wav }")
                        .replaceAll("(?m)^  - recording: .*\n", ""));

        CommandRun run = CommandRun.of("run", replaying, "-o", "-");

        assertThat(run.out()).isEqualTo(live);
        assertThat(CommandRun.of("run", config.resolveSibling("replay.yaml"), "--pace", "max", "-o", wav)
                        .err())
                .contains("is what the source reads");
    }
}
