package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.bundle.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is trained on beside {@code --data}. */
class TrainingOnlyTest {
    @TempDir
    private static Path shared;

    @TempDir
    private Path temp;

    private static Path data;
    private static Path robots;

    @BeforeAll
    static void writeWords() {
        data = synthetic("data", 3, 1);
        robots = synthetic("robots", 2, 2);
    }

    @Test
    void moreRecordingsAreTrainedOnAndNotTested() {
        train("--out", temp.resolve("alone"));

        CommandRun run = train("--also", robots, "--out", temp.resolve("model"));

        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.err()).contains("sonoflux: robots: 80 recordings, split all");
        try (ModelBundle alone = ModelBundle.open(temp.resolve("alone"));
                ModelBundle model = ModelBundle.open(temp.resolve("model"))) {
            assertThat(model.manifest().provenance().datasets())
                    .extracting(Provenance.Dataset::name)
                    .containsExactly("data", "robots");
            assertThat(model.manifest().provenance().knows("synth2-01")).isTrue();
            assertThat(model.labels()).isEqualTo(alone.labels());
            assertThat(model.manifest().calibration().orElseThrow().n())
                    .isEqualTo(alone.manifest().calibration().orElseThrow().n());
            assertThat(model.manifest().classifier())
                    .isNotEqualTo(alone.manifest().classifier());
        }
    }

    @Test
    void wordsThatTheDatasetDoesNotHaveAreRefused() throws IOException {
        Files.copy(
                robots.resolve("7_synth2-01_0.wav"),
                Files.createDirectory(temp.resolve("other")).resolve("seven_synth2-01_0.wav"));

        CommandRun run = train("--also", temp.resolve("other"), "--out", temp.resolve("model"));

        assertThat(run.exit()).isEqualTo(ExitCode.FAILURE);
        assertThat(run.err()).contains("--also other has the labels [seven], and --data data doesn't");
        assertThat(temp.resolve("model")).doesNotExist();
    }

    private static Path synthetic(String name, int speakers, int seed) {
        Path folder = shared.resolve(name);
        CommandRun run = CommandRun.of(
                "dataset", "synth", "--out", folder, "--speakers", speakers, "--takes", 4, "--seed", seed);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.OK);
        return folder;
    }

    private static CommandRun train(Object... options) {
        Stream<Object> common = Stream.of("train", "--arch", "logreg", "--data", data, "--split", "all");
        return CommandRun.of(Stream.concat(common, Stream.of(options)).toArray());
    }
}
