package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM ends a run as the end of its source would: the open segment is closed, and its word reaches the sinks. */
@Timeout(120)
class SignalTest {
    private static final int TERMINATED = 128 + 15;

    /** Its only segment is open until the run ends, and it writes a line every 100 ms while that is so. */
    private static final String PIPELINE = """
            name: open
            source: { stdin: {} }
            operators:
              - resample: 8000
              - vad: { type: energy, threshold: 0.01, hangover: 10s }
              - segment: { maxLength: 120s }
              - window: { duration: 1s, stride: 100ms }
              - features: from-model
              - infer: { model: models/digits-svm-robust }
              - softmax: { temperature: from-model }
              - decide: { confidence: 0, emit: every-window }
            sinks:
              - json-lines: { segments: true }
            """;

    @TempDir
    private Path folder;

    private Path pipeline;

    @BeforeEach
    void writePipeline() throws IOException {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"), "SKIPPED: Windows has no SIGTERM");
        pipeline = Files.writeString(folder.resolve("open.yaml"), PIPELINE);
    }

    @Test
    void realtimeRunEndsWithTheSegmentThatIsOpen() throws Exception {
        Process run = start("--input", "demo/digits.wav", "--pace", "realtime");

        assertEndsWithTheOpenSegment(linesUntilTerminated(run));
        assertThat(run.waitFor()).isEqualTo(TERMINATED);
    }

    @Test
    void runThatWaitsForStandardInputEndsWithTheSegmentThatIsOpen() throws Exception {
        byte[] recording = Files.readAllBytes(CommandRun.HOME.resolve("demo/digits.wav"));
        Process run = start("--input", "-");

        try (OutputStream stdin = run.getOutputStream()) {
            stdin.write(recording, 0, recording.length / 4);
            stdin.flush();

            assertEndsWithTheOpenSegment(linesUntilTerminated(run));
            assertThat(run.waitFor()).isEqualTo(TERMINATED);
        }
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsonoflux.home=" + CommandRun.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                pipeline.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .directory(CommandRun.HOME.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** All that it writes; it is told to end when the first line has come. */
    private static List<String> linesUntilTerminated(Process run) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader out = run.inputReader()) {
            lines.add(out.readLine());
            run.toHandle().destroy();
            assertThat(run.waitFor(30, TimeUnit.SECONDS)).isTrue();
            out.lines().forEach(lines::add);
        } finally {
            run.destroyForcibly();
        }
        return lines;
    }

    private static void assertEndsWithTheOpenSegment(List<String> lines) {
        assertThat(lines).allMatch(line -> line.startsWith("{\"type\":") && line.endsWith("}"));
        assertThat(lines)
                .filteredOn(line -> line.contains("\"type\":\"segment\""))
                .singleElement()
                .asString()
                .contains("\"reason\":\"end-of-stream\"");
        assertThat(lines.get(0)).contains("\"type\":\"detection\"");
        assertThat(lines.get(lines.size() - 1))
                .contains("\"type\":\"detection\"")
                .contains(at(lines));
    }

    private static String at(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("\"type\":\"segment\""))
                .map(line -> line.replaceFirst(".*(\"at\":[0-9.]+).*", "$1"))
                .findFirst()
                .orElseThrow();
    }
}
