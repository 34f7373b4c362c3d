package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with what Sonoflux is given, it says so in words of its own, with the place, and fails. */
class BadInputTest {
    private static final Path BUNDLE = CommandRun.HOME.resolve("models/digits-svm-robust");

    @TempDir
    private Path folder;

    /** Recordings that hold nothing that could be heard, and a part of what is said about them. */
    static Map<String, byte[]> brokenRecordings() {
        byte[] right = BrokenWav.right(800);
        Map<String, byte[]> files = new TreeMap<>();
        files.put("empty.wav", new byte[0]);
        files.put("text.wav", "this is no recording at all".getBytes(StandardCharsets.UTF_8));
        files.put("only-riff.wav", Arrays.copyOf(right, 4));
        files.put("cut-in-header.wav", Arrays.copyOf(right, 30));
        files.put("not-wave.wav", "RIFF\4\0\0\0AVI ".getBytes(StandardCharsets.US_ASCII));
        files.put("no-data.wav", BrokenWav.riff(BrokenWav.chunk("fmt ", Arrays.copyOfRange(right, 20, 36))));
        files.put(
                "data-before-format.wav",
                BrokenWav.riff(
                        BrokenWav.chunk("data", new byte[200]),
                        BrokenWav.chunk("fmt ", Arrays.copyOfRange(right, 20, 36))));
        files.put("short-format.wav", BrokenWav.riff(BrokenWav.chunk("fmt ", new byte[6])));
        files.put("mp3-inside.wav", BrokenWav.file(0x55, 1, 8000, 2, 16, 100));
        files.put("no-channels.wav", BrokenWav.file(1, 0, 8000, 2, 16, 100));
        files.put("no-rate.wav", BrokenWav.file(1, 1, 0, 2, 16, 100));
        files.put("no-bits.wav", BrokenWav.file(1, 1, 8000, 2, 0, 100));
        files.put("wrong-block.wav", BrokenWav.file(1, 1, 8000, 7, 16, 100));
        files.put("broken.flac", "fLaC but nothing of it".getBytes(StandardCharsets.US_ASCII));
        files.put("broken.aiff", "FORM\0\0\0\20AIFFjunk".getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    @Test
    void everyBrokenRecordingHasAMessageOfItsOwnAndTheOthersAreProcessed() throws IOException {
        Map<String, byte[]> files = brokenRecordings();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.write(folder.resolve("good.wav"), BrokenWav.right(8000));

        CommandRun run = CommandRun.of("run", "--input", folder, "--output", folder.resolve("out.jsonl"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        List<String> messages = run.err().lines().toList();
        Set<String> kinds = new HashSet<>();
        for (String file : files.keySet()) {
            List<String> about =
                    messages.stream().filter(m -> m.contains("/" + file)).toList();
            assertThat(about).as("messages about " + file).hasSize(1);
            kinds.add(about.get(0).replace(file, ""));
        }
        assertThat(kinds).as("distinct messages").hasSize(files.size());
        assertThat(messages).as("nothing else is said, no stack trace").hasSize(files.size());
        assertThat(folder.resolve("out.jsonl")).exists();
    }

    static Stream<Arguments> brokenPipelines() {
        return Stream.of(
                Arguments.of("", "a pipeline is a mapping"),
                Arguments.of("- vad\n", "a pipeline is a mapping"),
                Arguments.of("name: [a\n", ":2:1: this is not valid YAML"),
                Arguments.of("sorce: {}\n", ":1:1: unknown key 'sorce'; did you mean 'source'?"),
                Arguments.of("operators: {vad: {}}\n", ":1:12: 'operators' must be a list"),
                Arguments.of("operators: [{vad: {}, segment: {}}]\n", "one name with its settings"),
                Arguments.of("operators: [vda]\n", ":1:13: unknown operator 'vda'; did you mean 'vad'?"),
                Arguments.of("operators: [vad: {type: enegry}]\n", "did you mean 'energy'?"),
                Arguments.of("operators: [vad: {treshold: 1}]\n", ":1:19: vad: unknown key 'treshold'"),
                Arguments.of("operators: [vad: {hangover: 200}]\n", "'hangover' must be a duration"),
                Arguments.of("operators: [resample: {rate: 0}]\n", "'rate' must be a frequency"),
                Arguments.of("operators: [resample: {}]\n", "'rate' is missing"),
                Arguments.of("operators: [segment]\n", "segment takes VoiceActivity, but the source hands on PcmFrame"),
                Arguments.of("operators: [infer: {model: nowhere}]\n", "nowhere does not exist; looked in"),
                Arguments.of("sinks: [json-lines: {path: x}]\n", "which no operator of this pipeline hands on"),
                Arguments.of("source: file\noperators: [vad]\n", "'path' is missing"),
                Arguments.of("source: {file: nowhere.wav}\noperators: [vad]\n", "nowhere.wav does not exist"),
                Arguments.of(
                        "operators: [resample: 8000, vad, segment, window: segment, features,"
                                + " infer: {model: models/digits-svm-robust}, decide]\n",
                        "decide: takes probabilities"),
                Arguments.of("source: {file: '${NOT_SET_ANYWHERE}'}\n", "NOT_SET_ANYWHERE is not"));
    }

    @ParameterizedTest
    @MethodSource("brokenPipelines")
    void everyBrokenPipelineIsRefusedWithItsPlace(String yaml, String message) throws IOException {
        Path config = Files.writeString(folder.resolve("p.yaml"), yaml);

        CommandRun run = CommandRun.of("config", "validate", config);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains(message).contains("p.yaml:").doesNotContain("\tat ");
    }

    private interface Damage {
        void to(Path bundle) throws IOException;
    }

    static Stream<Arguments> brokenBundles() {
        return Stream.of(
                bundle("is no bundle.yaml", b -> Files.delete(b.resolve("bundle.yaml")), "it has no bundle.yaml"),
                bundle("is not YAML", b -> Files.writeString(b.resolve("bundle.yaml"), "{"), "not valid YAML"),
                bundle("unknown version", b -> edit(b, "format: \\S+", "format: 99"), "format"),
                bundle("unknown key", b -> edit(b, "labels:", "lables:"), "did you mean 'labels'?"),
                bundle("feature out of range", b -> edit(b, "nFft: \\d+", "nFft: 300"), "nFft"),
                bundle("another shape", b -> edit(b, "nMfcc: \\d+", "nMfcc: 12"), "has shape [260, 64]"),
                bundle("another hash", b -> edit(b, "sha256: \\S\\S\\S\\S", "sha256: 0000"), "SHA-256"),
                bundle("weights missing", b -> Files.delete(weights(b)), "is missing"),
                bundle("weights cut", b -> cut(weights(b)), "SHA-256"),
                bundle("temperature", b -> edit(b, "temperature: \\S+", "temperature: -1"), "temperature"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenBundles")
    void everyBrokenBundleIsRefusedByFileAndField(String name, Damage damage, String message) throws IOException {
        Path bundle = folder.resolve("bundle");
        copy(BUNDLE, bundle);
        damage.to(bundle);

        CommandRun run = CommandRun.of("config", "validate", "--set", "infer.model=" + bundle);

        assertThat(run.exit()).isNotZero();
        assertThat(run.err()).contains(message).contains(bundle.toString()).doesNotContain("\tat ");
    }

    @Test
    void aKnownRateThatIsNotTheModelsIsRefusedBeforeTheRunAndAMixedDirectoryFaultsStreamByStream() throws IOException {
        Path config = Files.writeString(
                folder.resolve("p.yaml"),
                Files.readString(CommandRun.HOME.resolve("config/digits.yaml")).replaceAll("(?m)^.*resample.*$", ""));
        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        Path other = Files.write(recordings.resolve("a.wav"), BrokenWav.file(1, 1, 16_000, 2, 16, 16_000));
        Files.copy(CommandRun.HOME.resolve("demo/digits.wav"), recordings.resolve("b.wav"));
        Path output = folder.resolve("out.jsonl");

        CommandRun file = CommandRun.of("run", config, "--input", other, "--output", output);

        assertThat(file.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(file.err()).contains("p.yaml:", "this audio is at 16000 Hz");
        assertThat(output).doesNotExist();

        CommandRun directory = CommandRun.of("run", config, "--input", recordings, "--output", output);

        assertThat(directory.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(directory.err()).startsWith("sonoflux: error: a.wav: ").contains("this audio is at 16000 Hz");
        assertThat(Files.readAllLines(output)).isNotEmpty().allMatch(line -> line.contains("\"stream\":\"b.wav\""));
    }

    @Test
    void noCommandWritesOverTheRecordingThatItReads() throws IOException {
        byte[] recording = BrokenWav.right(800);
        Path file = Files.write(folder.resolve("a.wav"), recording);

        CommandRun run = CommandRun.of("run", "--input", file, "--output", file);
        CommandRun classify = CommandRun.of("classify", folder, "--output", file);

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("is what the source reads, and writing would destroy it");
        assertThat(classify.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(classify.err()).contains("is one of the recordings, and writing would destroy it");
        assertThat(file).hasBinaryContent(recording);
    }

    @Test
    void aRunThatCannotWriteItsOutputSaysWhere() {
        Path nowhere = folder.resolve("no/such/folder/out.jsonl");

        CommandRun run = CommandRun.of("run", "--output", nowhere);

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains(nowhere.toString()).doesNotContain("\tat ");
    }

    @Test
    void aRecordingInThePlaceOfThePipelineIsSentToItsOption() {
        CommandRun run = CommandRun.of("run", "word.wav");

        assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
        assertThat(run.err()).contains("--input word.wav");
    }

    @Test
    void theStackTraceIsThereForWhoeverAsksForIt() {
        assertThat(CommandRun.of("run", "nowhere.yaml").err()).isEqualTo("sonoflux: nowhere.yaml does not exist\n");
        assertThat(CommandRun.of("run", "nowhere.yaml", "--stacktrace").err()).contains("\tat dev.sonoflux");
    }

    private static Arguments bundle(String name, Damage damage, String message) {
        return Arguments.of(name, damage, message);
    }

    private static void edit(Path bundle, String pattern, String replacement) throws IOException {
        Path yaml = bundle.resolve("bundle.yaml");
        String before = Files.readString(yaml);
        String after = before.replaceFirst(pattern, replacement);
        assertThat(after).as(pattern + " stands in bundle.yaml").isNotEqualTo(before);
        Files.writeString(yaml, after);
    }

    private static Path weights(Path bundle) throws IOException {
        try (Stream<Path> files = Files.list(bundle)) {
            return files.filter(f -> f.toString().endsWith(".safetensors"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void cut(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
