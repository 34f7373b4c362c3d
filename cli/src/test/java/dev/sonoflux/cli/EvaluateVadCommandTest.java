package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateVadCommandTest {
    @TempDir
    private static Path folder;

    private static Path stream;
    private static Path truth;

    @BeforeAll
    static void splice() {
        Path digits = folder.resolve("digits");
        stream = folder.resolve("words.wav");
        truth = folder.resolve("words.truth.jsonl");
        assertThat(CommandRun.of("dataset", "synth", "--out", digits, "--speakers", "1", "--takes", "2")
                        .exit())
                .isZero();
        assertThat(CommandRun.of("dataset", "splice", digits, "--out", stream).exit())
                .isZero();
    }

    @Test
    void everyTypeIsMeasuredAsItIsAndInNoise() throws IOException {
        Path json = folder.resolve("figures/vad.json");

        CommandRun run = CommandRun.of(
                "evaluate", "vad", "--stream", stream, "--truth", truth, "--noise-snr", "20", "--json", json);

        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .containsPattern("words.wav through the pipeline digits up to its segments: [0-9.]+ s, 20 words")
                .containsPattern("none +energy")
                .containsPattern("none +silero")
                .containsPattern("20 dB +adaptive");
        assertThat(Files.readString(json)).contains("\"vad\" : \"silero\"", "\"missRateWithHangover\"");
        assertThat(CommandRun.of("evaluate", "vad", "--stream", stream, "--truth", truth, "--noise-snr", "20")
                        .out())
                .isEqualTo(run.out());
    }

    @Test
    void settingsOfADetectorThatIsReplacedAreRefused() {
        CommandRun run = CommandRun.of(
                "evaluate", "vad", "--stream", stream, "--truth", truth, "--vad", "silero", "--set", "vad.onset=0.9");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--set vad.… is about the pipeline's own detector", "--vad silero,onset=0.5");
    }

    @Test
    void fileThatCannotBeWrittenIsRefusedBeforeAnythingIsMeasured() {
        CommandRun run = CommandRun.of(
                "evaluate", "vad", "--stream", stream, "--truth", truth, "--json", truth.resolve("vad.json"));

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("vad.json cannot be written");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void whatIsWrongIsSaid() throws IOException {
        Path talk = Files.writeString(folder.resolve("talk.yaml"), "operators:\n  - vad\n  - push-to-talk\n");

        assertThat(CommandRun.of("evaluate", "vad", "--stream", stream).exit()).isEqualTo(2);
        CommandRun truths = CommandRun.of("evaluate", "vad", "--stream", stream, "--stream", stream, "--truth", truth);
        CommandRun type = CommandRun.of("evaluate", "vad", "--stream", stream, "--truth", truth, "--vad", "loud");
        CommandRun setting =
                CommandRun.of("evaluate", "vad", "--stream", stream, "--truth", truth, "--vad", "energy,x");
        CommandRun segment = CommandRun.of("evaluate", "vad", "--stream", stream, "--truth", truth, "--config", talk);

        assertThat(truths.exit()).isEqualTo(2);
        assertThat(truths.err()).contains("there are 2 and 1");
        assertThat(type.exit()).isEqualTo(2);
        assertThat(type.err()).contains("--vad loud").contains("silero");
        assertThat(setting.exit()).isEqualTo(2);
        assertThat(setting.err()).contains("'energy,x' is no detector");
        assertThat(segment.exit()).isEqualTo(1);
        assertThat(segment.err()).contains("has no operator 'segment'");
    }
}
