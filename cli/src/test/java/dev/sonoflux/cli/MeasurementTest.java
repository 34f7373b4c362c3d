package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.testkit.signal.Signal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operators that the command line has from another module, and what they measure. */
class MeasurementTest {
    @TempDir
    private Path folder;

    @Test
    void thePitchOfAShiftedToneIsWrittenAsJsonLinesAndNothingElseIs() throws IOException {
        Path tone = folder.resolve("tone.wav");
        try (WavWriter wav = WavWriter.create(tone, 8000, SampleEncoding.S16_LE)) {
            wav.write(Signal.tone(8000, Duration.ofSeconds(1), 200, 0.2).samples());
        }
        Path pipeline = Files.writeString(folder.resolve("pitch.yaml"), """
                operators:
                  - tempo: 2
                  - pitch-shift: 12
                  - pitch: { hop: 100ms }
                sinks:
                  - json-lines: {}
                """);

        CommandRun run = CommandRun.of("run", pipeline, "--input", tone);

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out().lines())
                .hasSize(5)
                .allMatch(
                        line -> line.matches(
                                "\\{\"type\":\"pitch\",\"stream\":\"tone.wav\",\"at\":0\\.[0-9]17,"
                                        + "\"hertz\":(399|400|401)\\.[0-9]{2},\"probability\":(1\\.0000|0\\.99[0-9]{2}),\"voiced\":true}"));
    }
}
