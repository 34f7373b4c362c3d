package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Evaluates the shipped model on synthetic digits, which need no recordings, and on real ones where there are any. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateCommandTest {
    private static final Path MODEL = CommandRun.HOME.resolve("models/digits-svm-robust");

    @TempDir
    private static Path folder;

    private Path digits;

    @BeforeAll
    void synthesise() {
        digits = folder.resolve("digits");
        assertThat(CommandRun.of("dataset", "synth", "--out", digits, "--speakers", "2", "--takes", "3")
                        .exit())
                .isZero();
    }

    @Test
    void modelsAreMeasuredSideBySideOnTheSameClips() throws IOException {
        Path report = folder.resolve("two");

        CommandRun run = CommandRun.of(
                "evaluate",
                "--model",
                MODEL,
                "--model",
                uncalibrated(),
                "--data",
                digits,
                "--report",
                report,
                "--save-cm");

        assertThat(run.err()).contains("digits: 60 recordings, split test");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("== side by side", "60 recordings of digits, split test")
                .contains("p = 1.000 by the exact binomial test");
        assertThat(Files.readString(report.resolve("metrics.json")))
                .contains("\"name\" : \"digits-svm-robust\"", "\"name\" : \"uncalibrated\"");
        assertThat(report.resolve("confusion-uncalibrated.csv"))
                .hasSameTextualContentAs(report.resolve("confusion-digits-svm-robust.csv"));
    }

    @Test
    void confusionMatricesOfModelsThatAreCalledAlikeHaveFilesOfTheirOwn() throws IOException {
        Path report = Files.createDirectory(folder.resolve("alike"));
        Path first = Files.move(uncalibrated(), report.resolve("a b"));
        Path second = Files.move(uncalibrated(), report.resolve("A_b"));

        CommandRun run = CommandRun.of(
                "evaluate", "--model", first, "--model", second, "--data", digits, "--save-cm", "--report", report);

        assertThat(run.exit()).as(run.err()).isZero();
        try (Stream<Path> files = Files.list(report)) {
            assertThat(files.filter(f -> f.getFileName().toString().endsWith(".csv")))
                    .hasSize(2);
        }
    }

    @Test
    void threadsMayBeCountedWithoutLabelledRecordings() {
        CommandRun run = CommandRun.of("evaluate", "--negatives", digits, "--jobs", "1");

        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void noiseIsTheSameForTheSameSeedWhateverTheNumberOfThreads() {
        CommandRun one = noisy("--seed", "3", "--jobs", "1");
        CommandRun two = noisy("--seed", "3", "--jobs", "2");

        assertThat(one.out()).contains("in white noise (seed 3) that covers the whole of each clip");
        assertThat(two.out()).isEqualTo(one.out());
    }

    private CommandRun noisy(Object... options) {
        Object[] arguments = new Object[5 + options.length];
        System.arraycopy(new Object[] {"evaluate", "--data", digits, "--noise-snr", "10,0"}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return CommandRun.of(arguments);
    }

    @Test
    void streamsAreMeasuredThroughThePipeline() throws IOException {
        Path stream = folder.resolve("words.wav");
        assertThat(CommandRun.of("dataset", "splice", digits, "--out", stream).exit())
                .isZero();
        Path truth = folder.resolve("words.truth.jsonl");

        CommandRun run = CommandRun.of("evaluate", "--stream", stream, "--truth", truth);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("words.wav through the pipeline digits: [0-9.]+ s, 60 words")
                .containsPattern("as it is served +0.50 +[0-9]+")
                .contains("latency from a word's end");
    }

    @Test
    void curveHasWhatThePipelineWouldDoAtThatThreshold() throws IOException {
        Path stream = folder.resolve("curve.wav");
        assertThat(CommandRun.of("dataset", "splice", digits, "--out", stream, "--seed", "5")
                        .exit())
                .isZero();
        Path windows = Files.writeString(folder.resolve("windows.yaml"), """
                operators:
                  - resample: 8000
                  - vad: { type: adaptive }
                  - segment: { minSpeech: 80ms }
                  - window: { duration: 400ms, stride: 100ms }
                  - features: from-model
                  - infer: { model: to-be-replaced, batch: 3 }
                  - softmax: { temperature: from-model }
                  - decide: { confidence: 0.2, emit: once-per-segment, smoothing: 2 }
                """);

        String all = streamMetrics(stream, windows, "0.2");

        for (String threshold : new String[] {"0.4", "0.6", "0.9"}) {
            String served = counts(streamMetrics(stream, windows, threshold), "\"served\" : {");
            assertThat(served).contains("\"threshold\" : " + threshold);
            assertThat(all.substring(all.indexOf("\"curve\""))).contains(served);
        }
    }

    private static String streamMetrics(Path stream, Path config, String confidence) throws IOException {
        Path report = folder.resolve("at" + confidence);
        Path truth = stream.resolveSibling("curve.truth.jsonl");
        CommandRun run = CommandRun.of(
                "evaluate",
                "--model",
                MODEL,
                "--stream",
                stream,
                "--truth",
                truth,
                "--config",
                config,
                "--set",
                "decide.confidence=" + confidence,
                "--report",
                report);
        assertThat(run.exit()).isZero();
        return Files.readString(report.resolve("metrics.json")).replaceAll("\n +", "\n");
    }

    /** Threshold, hits, substitutions, misses and insertions of a point. */
    private static String counts(String json, String key) {
        return json.substring(json.indexOf(key)).lines().skip(1).limit(5).collect(Collectors.joining("\n"));
    }

    @Test
    void truthWithoutStreamAndSpeakerWillDo() throws IOException {
        Path stream = digits.resolve("7_" + voice() + "_0.wav");
        Path truth = Files.writeString(folder.resolve("one.jsonl"), "{\"label\":\"7\",\"start\":0.0,\"end\":0.6}\n");

        CommandRun run =
                CommandRun.of("evaluate", "--stream", stream, "--truth", truth, "--set", "decide.confidence=0.4");

        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains(" s, 1 word\n").containsPattern("as it is served +0.40");
    }

    @Test
    void wordsThatTheModelDoesNotKnowAreRefused() throws IOException {
        Path stream = digits.resolve("7_" + voice() + "_0.wav");
        Path truth = Files.writeString(folder.resolve("other.jsonl"), "{\"label\":\"stop\",\"start\":0,\"end\":1}\n");

        CommandRun run = CommandRun.of("evaluate", "--stream", stream, "--truth", truth);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("the truth about " + stream + " has others: [stop]");
    }

    @Test
    void truthAboutAnotherStreamIsRefused() throws IOException {
        Path stream = digits.resolve("7_" + voice() + "_0.wav");
        Path truth = Files.writeString(
                folder.resolve("elsewhere.jsonl"), "{\"stream\":\"b.wav\",\"label\":\"7\",\"start\":0,\"end\":1}\n");

        CommandRun run = CommandRun.of("evaluate", "--stream", stream, "--truth", truth);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("has no words of 7_").contains("but of b.wav");
    }

    @Test
    void truthBeyondTheStreamsEndIsRefused() throws IOException {
        Path stream = digits.resolve("7_" + voice() + "_0.wav");
        Path truth = Files.writeString(folder.resolve("late.jsonl"), "{\"label\":\"7\",\"start\":60,\"end\":60.5}\n");

        CommandRun run = CommandRun.of("evaluate", "--stream", stream, "--truth", truth);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err())
                .contains(truth + ": the word '7' is from 60.0000 to 60.5000 s")
                .containsPattern("7_[^ ]+ ends at 0\\.[0-9]{4} s");
    }

    @Test
    void theRootOfAFileSystemIsNeitherAStreamNorNegatives() throws IOException {
        Path root = folder.toAbsolutePath().getRoot();
        Path truth = Files.writeString(folder.resolve("root.jsonl"), "{\"label\":\"7\",\"start\":0,\"end\":1}\n");

        CommandRun stream = CommandRun.of("evaluate", "--stream", root, "--truth", truth);
        CommandRun negatives = CommandRun.of("evaluate", "--negatives", root);

        assertThat(stream.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(stream.err()).contains(root + " is a directory, and a stream is one recording");
        assertThat(negatives.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(negatives.err()).contains(root + " is the root of a file system; name the folder");
    }

    @Test
    void recordingsWithoutASampleAreRefused() throws IOException {
        Path silent = Files.createDirectories(folder.resolve("nothing"));
        Path stream = Files.write(silent.resolve("nothing.wav"), BrokenWav.right(0));
        Path truth = Files.writeString(folder.resolve("nothing.jsonl"), "{\"label\":\"7\",\"start\":0,\"end\":0}\n");

        CommandRun asStream = CommandRun.of("evaluate", "--stream", stream, "--truth", truth);
        CommandRun asNegatives = CommandRun.of("evaluate", "--negatives", silent);

        assertThat(asStream.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(asStream.err()).contains(stream + ": there are no samples in it");
        assertThat(asNegatives.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(asNegatives.err()).contains(silent + ": there are no samples in any of its recordings");
    }

    @Test
    void everyDetectionInNegativesIsAFalseAlarm() {
        CommandRun run = CommandRun.of("evaluate", "--negatives", digits);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .contains("digits: 60 recordings without words")
                .containsPattern("as it is served +0.50 +[1-9][0-9]* +[0-9.]+ \\([0-9.]+ – [0-9.]+\\)");
    }

    @Test
    void realSpeakersAreKnownAndNewOnesAreNot() {
        Path fsdd = Recordings.fsdd();

        CommandRun run = CommandRun.of(
                "evaluate", "--data", fsdd, fsdd.resolveSibling("extra-speakers"), "--split", "test", "--jobs", "2");

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("known speakers +9[0-9.]+ %.*of 300 of 6 speakers")
                .containsPattern("unknown speakers +[89][0-9.]+ %.*of 2 speakers");
    }

    @Test
    void recordingOfADatasetIsRecognisedWithItsTruth() {
        CommandRun run = CommandRun.of("classify", "--data", digits, "--index", "59", "--runs", "2", "--json");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out())
                .containsPattern("\"truth\":\"9\",\"correct\":(true|false),\"speaker\":\"" + "[^\"]+\"}")
                .containsPattern("\\{\"type\":\"latency\",\"unit\":\"ms\",\"warmup\":2,\"runs\":2,\"features\":\\{");
        CommandRun past = CommandRun.of("classify", "--data", digits, "--index", "60");
        assertThat(past.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(past.err()).contains("has 60 recordings, from 0 to 59");
    }

    private String voice() throws IOException {
        try (var files = Files.list(digits)) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith("7_"))
                    .sorted()
                    .findFirst()
                    .orElseThrow()
                    .replaceFirst("7_(.+)_[0-9]+\\.wav", "$1");
        }
    }

    /** The shipped model without its temperature. */
    private Path uncalibrated() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("uncalibrated"));
        Files.copy(MODEL.resolve("classifier.safetensors"), copy.resolve("classifier.safetensors"));
        String manifest = Files.readString(MODEL.resolve("bundle.yaml"));
        Files.writeString(
                copy.resolve("bundle.yaml"),
                manifest.lines()
                        .map(line -> line.startsWith("temperature:") ? "temperature: 1.0" : line)
                        .map(line -> line.startsWith("name:") ? "name: uncalibrated" : line)
                        .collect(Collectors.joining("\n", "", "\n")));
        return copy;
    }
}
