package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of docs/reference-commands.md runs, in a working directory of its own, on a part of the dataset. */
class ReferenceCommandsTest {
    private static final Pattern COMMAND =
            Pattern.compile("`\\./sonoflux ((?:train|evaluate|classify|model create-wav2vec2) [^`]*)`");

    /** Two recordings of each speaker and digit for the test, and four to train on. */
    private static final Pattern SLICE = Pattern.compile("\\d_\\w+_[015678]\\.wav");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfTheTableRuns() throws IOException, InterruptedException {
        Path digits = Files.createDirectories(folder.resolve("digits"));
        try (Stream<Path> all = Files.list(Recordings.fsdd())) {
            for (Path file : all.toList()) {
                if (SLICE.matcher(file.getFileName().toString()).matches()) {
                    Files.copy(file, digits.resolve(file.getFileName()));
                }
            }
        }
        String table = Files.readString(CommandRun.HOME.resolve("docs/reference-commands.md"));
        List<String> commands =
                COMMAND.matcher(table).results().map(found -> found.group(1)).toList();

        assertThat(commands).hasSizeGreaterThanOrEqualTo(19);
        for (String command : commands) {
            run(command.replace("DIR", digits.toString()));
        }
        assertThat(folder.resolve("models"))
                .isDirectoryContaining("glob:**/baseline")
                .isDirectoryContaining("glob:**/digits")
                .isDirectoryContaining("glob:**/digits-2")
                .isDirectoryContaining("glob:**/digits-grid");
        assertThat(folder.resolve("features"))
                .satisfiesAnyOf(
                        features -> assertThat(features).doesNotExist(),
                        features -> assertThat(features).isEmptyDirectory());
        assertThat(folder.resolve("reports/baseline/grid.json")).isNotEmptyFile();
        assertThat(folder.resolve("reports/side-by-side/metrics.json")).isNotEmptyFile();
    }

    private void run(String command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsonoflux.home=" + CommandRun.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        line.addAll(List.of(command.split(" +")));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor())
                .as("%s%n%s", command, Files.readString(output))
                .isZero();
        assertThat(output).as(command).isNotEmptyFile();
    }
}
