package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.testkit.source.Rechunking;
import dev.sonoflux.testkit.source.TestRecording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The shipped pipeline on a stream of 300 spoken digits: the same bytes however it is read, and the words are found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnePipelineTest {
    private static final double SNR_DB = 30;

    @TempDir
    private static Path folder;

    private SplicedStream spliced;
    private Path wav;
    private String expected;

    @BeforeAll
    void spliceAndRunAsAFile() throws IOException {
        spliced = SplicedStream.of(Recordings.testClips(), SNR_DB, 1);
        wav = spliced.write(folder.resolve("digits.wav"));
        Path output = folder.resolve("file.jsonl");

        CommandRun run = CommandRun.of("run", "--input", wav, "--output", output);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        expected = Files.readString(output);
        assertThat(expected.lines().count()).isGreaterThan(250);
    }

    @Test
    void standardInputGivesTheSameLines() throws IOException {
        InputStream former = System.in;
        Path output = folder.resolve("stdin.jsonl");
        try (InputStream in = Files.newInputStream(wav)) {
            System.setIn(in);
            assertThat(CommandRun.of("run", "--input", "-", "--name", "digits.wav", "--output", output)
                            .exit())
                    .isZero();
        } finally {
            System.setIn(former);
        }

        assertThat(Files.readString(output)).isEqualTo(expected);
    }

    @Test
    void framesOfAnySizeGiveTheSameLines() throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(linesOf(rechunked(seed), Schedulers.immediate())).isEqualTo(expected);
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameLines() throws IOException {
        for (int threads : new int[] {1, 4}) {
            Scheduler scheduler = Schedulers.newParallel("test", threads);
            try {
                assertThat(linesOf(rechunked(threads), scheduler)).isEqualTo(expected);
            } finally {
                scheduler.dispose();
            }
        }
    }

    @Test
    void fourPipelinesAtOnceGiveTheSameLines() {
        List<String> results = Flux.range(0, 4)
                .flatMap(i -> Mono.fromCallable(() -> linesOf(rechunked(i), Schedulers.immediate()))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block();

        assertThat(results).hasSize(4).containsOnly(expected);
    }

    @Test
    void wordsInTheStreamAreRecognisedAsWellAsInFilesOfTheirOwn() throws IOException {
        List<Detection> detections = detections();
        int hits = 0;
        int overlapping = 0;
        for (SplicedStream.Word word : spliced.words()) {
            List<Detection> here = detections.stream()
                    .filter(d -> d.start() < word.end() && d.end() > word.start())
                    .toList();
            overlapping += Math.min(1, here.size());
            hits += here.stream().anyMatch(d -> d.label().equals(word.label())) ? 1 : 0;
        }
        int words = spliced.words().size();
        double recall = (double) hits / words;
        double insertions = (double) (detections.size() - overlapping) / words;
        double clips = accuracyOnClips();
        System.out.printf("stream: recall %.4f, insertions %.4f; clips: accuracy %.4f%n", recall, insertions, clips);

        assertThat(recall).isGreaterThanOrEqualTo(clips - 0.02);
        assertThat(insertions).isLessThan(0.02);
    }

    @Test
    void aDirectoryOfWordsIsRecognisedByThePipelineAsWellAsByClassify() throws IOException {
        Path words = Files.createDirectories(folder.resolve("words"));
        for (Recordings.Clip clip : Recordings.testClips()) {
            Files.copy(Recordings.fsdd().resolve(clip.name()), words.resolve(clip.name()));
        }
        Path output = folder.resolve("words.jsonl");

        assertThat(CommandRun.of("run", "--input", words, "--output", output).exit())
                .isZero();

        List<String> lines = Files.readAllLines(output);
        long right = lines.stream()
                .filter(line -> line.matches(".*\"stream\":\"(.)_[^\"]*\".*\"label\":\"\\1\".*"))
                .count();
        assertThat(lines).hasSize(300).isSorted();
        assertThat(right / 300.0).isGreaterThanOrEqualTo(accuracyOnClips() - 0.02);
    }

    private List<Detection> detections() {
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(Installation.defaultConfig()), FileSource.of(wav))) {
            return pipeline.detections().collectList().block();
        }
    }

    private double accuracyOnClips() throws IOException {
        CommandRun run = CommandRun.of("evaluate", "--data", Recordings.fsdd(), "--split", "test", "--report", folder);
        assertThat(run.exit()).isZero();
        String metrics = Files.readString(folder.resolve("metrics.json"));
        return Double.parseDouble(metrics.replaceFirst("(?s).*?\"accuracy\" *: *([0-9.]+).*", "$1"));
    }

    private String linesOf(AudioSource source, Scheduler scheduler) throws IOException {
        Path output = Files.createTempFile(folder, "lines", ".jsonl");
        PipelineSpec spec = PipelineSpec.read(Installation.defaultConfig())
                .withoutSink("console")
                .withSink("json-lines", "path", output.toString(), "test");
        try (Pipeline pipeline = Pipeline.of(spec, source)) {
            pipeline.run(Mono.never(), fault -> {}).subscribeOn(scheduler).block();
        }
        return Files.readString(output);
    }

    /** The WAV file's samples in frames of 1 to 4,000, handed over from a thread of their own. */
    private AudioSource rechunked(long seed) {
        Flux<AudioEvent> events = TestRecording.of(wav.toString())
                .withFrames(Rechunking.ofRandomSizes(4000, seed))
                .events()
                .publishOn(Schedulers.boundedElastic(), 16);
        return AudioSource.of("digits.wav", events, 8000);
    }

    @Test
    void positionsPastTwoToTheThirtyOneAreRight() {
        long offset = 10_000_000_000L;
        AudioStream here = FileSource.of(wav).streams().single().block();
        AudioSource far = AudioSource.of(
                "far", here.frames().map(f -> new PcmFrame(f.sampleRate(), f.start() + offset, f.samples())), 8000);

        List<Detection> near = detections();
        try (Pipeline pipeline = Pipeline.of(PipelineSpec.read(Installation.defaultConfig()), far)) {
            List<Detection> shifted = pipeline.detections().collectList().block();

            assertThat(shifted.stream().map(d -> d.start() - offset + ":" + (d.at() - offset) + d.label()))
                    .containsExactlyElementsOf(near.stream()
                            .map(d -> d.start() + ":" + d.at() + d.label())
                            .toList());
        }
    }
}
