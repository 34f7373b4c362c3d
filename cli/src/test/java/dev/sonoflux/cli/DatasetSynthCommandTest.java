package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSynthCommandTest {
    @TempDir
    private Path folder;

    @Test
    void whatItMakesIsADatasetOfClipsOfTheLengthAskedFor() throws IOException {
        Path set = folder.resolve("set");

        CommandRun run = synth(set, "--speakers", 2, "--takes", 1, "--length", "1s");

        assertThat(run.err()).isEqualTo("sonoflux: wrote 20 clips of 2 synthetic voices to " + set + "\n");
        assertThat(run.exit()).isEqualTo(ExitCode.OK);
        assertThat(CommandRun.of("dataset", "info", set).exit()).isEqualTo(ExitCode.OK);
        try (Stream<Path> files = Files.list(set)) {
            assertThat(files.filter(f -> f.toString().endsWith(".wav")))
                    .hasSize(20)
                    .allSatisfy(f -> assertThat(f).hasSize(80 + 2 * 8000));
        }
    }

    @Test
    void aSetThatIsThereIsReplacedOnlyWithReplace() {
        Path set = folder.resolve("set");
        synth(set, "--speakers", 1, "--takes", 1);

        CommandRun refused = synth(set, "--speakers", 1, "--takes", 2);
        CommandRun replaced = synth(set, "--speakers", 1, "--takes", 2, "--replace");

        assertThat(refused.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(refused.err()).contains("holds a synthetic set already").contains("--replace");
        assertThat(replaced.exit()).isEqualTo(ExitCode.OK);
    }

    @Test
    void valuesOutOfRangeAreRefusedByTheirOption() {
        assertThat(synth(folder, "--length", "0.1").err()).startsWith("sonoflux: --length: 100 ms is not accepted");
        assertThat(synth(folder, "--takes", 0).err()).startsWith("sonoflux: --takes: 0 is not accepted");
        assertThat(synth(folder, "--rate", 4000).err()).startsWith("sonoflux: --rate: 4000 is not accepted");
        assertThat(synth(folder, "--speakers", "many").exit()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aFolderThatIsNoSyntheticSetIsLeftAlone() throws IOException {
        Path other = Files.writeString(folder.resolve("letter.txt"), "dear");

        CommandRun run = synth(folder, "--replace");

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("they are left alone");
        assertThat(other).hasContent("dear");
    }

    private static CommandRun synth(Path out, Object... options) {
        return CommandRun.of(Stream.concat(Stream.of("dataset", "synth", "--out", out), Stream.of(options))
                .toArray());
    }
}
