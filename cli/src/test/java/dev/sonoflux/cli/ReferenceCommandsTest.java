package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.live.LiveProcess;
import dev.sonoflux.cli.live.MicRig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each line of docs/reference-commands.md runs, in a working directory of its own, on a part of the dataset. */
class ReferenceCommandsTest {
    private static final Pattern COMMAND =
            Pattern.compile("`\\./sonoflux ((?:train|evaluate|classify|run|live|model create-wav2vec2) [^`]*)`");
    private static final String LIVE = "live ";

    /** Two recordings of each speaker and digit for the test, and four to train on. */
    private static final Pattern SLICE = Pattern.compile("\\d_\\w+_[015678]\\.wav");

    @TempDir
    Path folder;

    /** All commands in one process, up to the first that fails: only the first of them has to wait for Java and PyTorch. */
    static final class Commands {
        private Commands() {}

        public static void main(String[] commands) {
            for (String command : commands) {
                System.out.println("$ sonoflux " + command);
                int exit = Main.execute(Main.commandLine(), command.split(" +"));
                if (exit != ExitCode.OK) {
                    System.exit(exit);
                }
            }
            System.exit(ExitCode.OK);
        }
    }

    private static List<String> commands() throws IOException {
        String page = Files.readString(CommandRun.HOME.resolve("docs/reference-commands.md"));
        return COMMAND.matcher(page).results().map(found -> found.group(1)).toList();
    }

    @Test
    void everyKindOfModelHasEveryMode() throws IOException {
        List<String> commands = commands();

        for (Arch arch : Arch.values()) {
            String name = arch.name().toLowerCase(Locale.ROOT);
            List<String> trainings = commands.stream()
                    .filter(command -> command.startsWith("train --arch " + name + " "))
                    .toList();
            for (TrainMode mode : TrainMode.values()) {
                assertThat(trainings).as("%s of %s", mode, name).anyMatch(training -> mode(training) == mode);
            }
            for (String use : List.of("evaluate", "classify", "run", "live")) {
                assertThat(commands)
                        .as("%s of %s", use, name)
                        .anyMatch(command -> command.startsWith(use + " ") && command.contains("models/" + name + " "));
            }
        }
    }

    private static TrainMode mode(String training) {
        return Pattern.compile("--mode (\\w+)")
                .matcher(training)
                .results()
                .map(found -> TrainMode.valueOf(found.group(1).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(TrainMode.TRAIN);
    }

    @Test
    void everyCommandRuns() throws IOException, InterruptedException {
        Path digits = slice();
        List<String> commands = commands().stream()
                .map(command -> command.replace("DIR", digits.toString())
                        .replace(" config/", " " + CommandRun.HOME.resolve("config") + "/"))
                .toList();

        run(commands.stream().filter(command -> !command.startsWith(LIVE)).toList());

        assertThat(folder.resolve("models"))
                .isDirectoryContaining("glob:**/baseline")
                .isDirectoryContaining("glob:**/svm")
                .isDirectoryContaining("glob:**/svm-2")
                .isDirectoryContaining("glob:**/svm-grid");
        assertThat(folder.resolve("features"))
                .satisfiesAnyOf(
                        features -> assertThat(features).doesNotExist(),
                        features -> assertThat(features).isEmptyDirectory());
        assertThat(folder.resolve("reports/baseline/grid.json")).isNotEmptyFile();
        assertThat(folder.resolve("reports/side-by-side/metrics.json")).isNotEmptyFile();
        for (Arch arch : Arch.values()) {
            assertThat(folder.resolve(arch.name().toLowerCase(Locale.ROOT) + ".jsonl"))
                    .content()
                    .contains("\"detection\"");
        }
        assertThat(folder.resolve("spotted.jsonl")).content().contains("\"detection\"");
        listen(commands.stream().filter(command -> command.startsWith(LIVE)).toList());
    }

    private Path slice() throws IOException {
        Path digits = Files.createDirectories(folder.resolve("digits"));
        try (Stream<Path> all = Files.list(Recordings.fsdd())) {
            for (Path file : all.toList()) {
                if (SLICE.matcher(file.getFileName().toString()).matches()) {
                    Files.copy(file, digits.resolve(file.getFileName()));
                }
            }
        }
        return digits;
    }

    private void run(List<String> commands) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsonoflux.home=" + CommandRun.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                Commands.class.getName()));
        line.addAll(commands);
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    /** All at once, at one microphone. */
    private void listen(List<String> commands) {
        assertThat(commands).hasSize(Arch.values().length);
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed()) {
            List<LiveProcess> listening = new ArrayList<>();
            try {
                for (String command : commands) {
                    String line = command.replace("--model models/", "--model " + folder + "/models/");
                    listening.add(LiveProcess.sonoflux(rig, line.split(" +")));
                }
                Process speech = rig.play(CommandRun.HOME.resolve("demo/digits.wav"));
                listening.forEach(live -> live.awaitOut("\"detection\""));
                speech.destroy();
            } finally {
                listening.forEach(LiveProcess::close);
            }
        }
    }
}
