package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The options of live are changes of a pipeline, and the pipeline is printed. */
class LiveCommandTest {
    private static final String BUNDLE =
            CommandRun.HOME.resolve("models/digits").toString();

    @TempDir
    private Path folder;

    private static String printed(Object... arguments) {
        CommandRun run = CommandRun.of(prepend(arguments));
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        return run.out();
    }

    private static Object[] prepend(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "live";
        all[1] = "--print-config";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return all;
    }

    @Test
    void whatIsShippedIsRun() throws IOException {
        String shipped =
                Files.readString(CommandRun.HOME.resolve("config/live.yaml")).replaceAll("(?m)^#.*\n", "");

        assertThat(printed()).isEqualTo(shipped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--device hw:1,0                   | microphone: { device: \"hw:1,0\", rate: 16000,",
                "--capture-rate best               | rate: best,",
                "--vad energy                      | - vad: { type: energy }",
                "--vad adaptive --hangover 300     | - vad: { type: adaptive, hangover: 300ms }",
                "--vad energy --vad-threshold 0.05 | - vad: { type: energy, threshold: 0.05 }",
                "--vad silero --vad-threshold 0.6  | - vad: { type: silero, onset: 0.6 }",
                "--vad-threshold 6                 | - vad: { type: adaptive, onsetDb: 6 }",
                "--min-speech 0.1s                 | - segment: { minSpeech: 0.1s, preRoll: 200ms, maxLength: 3s }",
                "--duration 1 --stride .2s         | '.2s' is no length of time",
                "--duration 1                      | - window: { duration: 1s, stride: 1s }",
                "--duration 1 --stride 200ms       | - window: { duration: 1s, stride: 200ms }",
                "--confidence 0.9 --force-emit     | decide: { confidence: 0.9, emit: once-per-segment, forceEmit:"
                        + " true }",
                "--temperature 2                   | - softmax: { temperature: 2 }",
                "--push-to-talk                    | - push-to-talk: {}",
                "--push-to-talk --duration 1.5     | - push-to-talk: { window: 1.5s }",
                "--output out.jsonl                | - json-lines: { path: out.jsonl }",
                "--set segment.preRoll=0s          | preRoll: 0s,",
            })
    void optionsAreInThePipeline(String options, String expected) {
        CommandRun run = CommandRun.of(prepend((Object[]) options.split(" ")));

        assertThat(run.out() + run.err()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--toggle --toggle-key xx          | --toggle-key xx: toggle: 'key' must be enter, or the character",
                "--confidence 2                    | --confidence 2: decide: 'confidence' must be from-model, or",
                "--set consle.meter=false          | no component of this pipeline; it has microphone, ",
                "--set window=1s                   | --set window=1s: 'window' names no setting",
            })
    void valuesAndSettingsThatDoNotFitNameTheOption(String options, String expected) {
        CommandRun run = CommandRun.of(prepend((Object[]) options.split(" ")));

        assertThat(run.err()).contains(expected);
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void optionForWhatThePipelineDoesNotHaveIsRefused() {
        CommandRun run = CommandRun.of(prepend(CommandRun.HOME.resolve("config/segments.yaml"), "--duration", "1"));

        assertThat(run.err()).contains("--duration is about 'window', which the pipeline segments does not have");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void toggleKeyIsThatOfThePipelinesOwnToggle() throws IOException {
        Path config = Files.writeString(folder.resolve("toggle.yaml"), printed("--toggle"));

        assertThat(printed(config, "--toggle-key", "x")).contains("  - toggle: { key: x }\n");
    }

    @Test
    void runAtAMicrophoneHasNoPace() throws IOException {
        Path config = Files.writeString(folder.resolve("live.yaml"), printed());

        CommandRun run = CommandRun.of("run", config, "--pace", "realtime");

        assertThat(run.err()).contains("--pace is about recordings");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void toggleStandsBehindTheVoiceActivity() {
        assertThat(printed("--toggle", "--toggle-key", "x"))
                .contains("  - vad: { type: adaptive }\n  - toggle: { key: x }\n  - segment: ");
    }

    @Test
    void standardOutputIsForTheLinesAlone() {
        assertThat(printed("--output", "-"))
                .contains("  - json-lines: { path: \"-\" }\n")
                .doesNotContain("console");
    }

    @Test
    void sourceThatIsNoMicrophoneIsReplacedByOne() {
        assertThat(printed(CommandRun.HOME.resolve("config/digits.yaml"), "--device", "usb"))
                .contains("source:\n  microphone: { device: usb }\n");
    }

    @Test
    void modelsRateIsWhatIsResampledTo() {
        assertThat(printed("--model", BUNDLE, CommandRun.HOME.resolve("config/every-window.yaml")))
                .contains("  - resample: { rate: 8000 }\n")
                .contains("  - infer: { model: " + BUNDLE + ", batch: 8 }\n");
    }

    @Test
    void whatIsHeardIsResampledToTheModelsRateAlsoWhereThePipelineDoesNotSaySo() throws IOException {
        String yaml = Files.readString(CommandRun.HOME.resolve("config/live.yaml"));
        Path config =
                Files.writeString(folder.resolve("mine.yaml"), yaml.replace("  - resample: { rate: 8000 }\n", ""));

        assertThat(printed(config, "--model", BUNDLE)).contains("operators:\n  - resample: { rate: 8000 }\n  - vad");
    }

    @Test
    void modelBesideThePipelineIsFoundFromWhereverWhatIsPrintedIsRun() throws IOException {
        Path bundle = Files.createDirectories(folder.resolve("digits"));
        for (String file : new String[] {"bundle.yaml", "classifier.onnx"}) {
            Files.copy(Path.of(BUNDLE, file), bundle.resolve(file));
        }
        String yaml = Files.readString(CommandRun.HOME.resolve("config/live.yaml"));
        Path config = Files.writeString(folder.resolve("mine.yaml"), yaml.replace("models/digits", "digits"));

        assertThat(printed(config)).contains("  - infer: { model: " + bundle + " }\n");
    }

    @Test
    void modelOfASpottingPipelineIsReplacedLikeThatOfAnyOther() {
        assertThat(printed("--model", BUNDLE, CommandRun.HOME.resolve("config/spotting.yaml")))
                .contains("  - resample: { rate: 8000 }\n")
                .contains("  - spot: { model: " + BUNDLE + " }\n");
    }

    @Test
    void whatIsPrintedIsPrintedAgainByThePipelineThatItIs() throws IOException {
        String first = printed("--push-to-talk", "--vad", "energy", "--device", "a: b", "--output", "~");
        Path config = Files.writeString(folder.resolve("printed.yaml"), first);

        assertThat(printed(config)).isEqualTo(first);
        assertThat(CommandRun.of("config", "validate", config).exit()).isZero();
    }
}
