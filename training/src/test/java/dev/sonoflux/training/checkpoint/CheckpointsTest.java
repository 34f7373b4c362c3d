package dev.sonoflux.training.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.tensor.Tensor;
import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final List<String> LABELS = List.of("down", "up");
    private static final List<LearningCurve.Epoch> CURVE = List.of(
            new LearningCurve.Epoch(1, 0.1, 2.5, 0.3, OptionalDouble.empty(), OptionalDouble.empty()),
            new LearningCurve.Epoch(2, 0.05, 1.5, 0.6, OptionalDouble.of(1.75), OptionalDouble.of(0.5)));
    private static final Map<String, Tensor> STATE =
            Map.of("weights", new Tensor.Floats(List.of(2), new float[] {1, -2}));

    @TempDir
    private Path folder;

    @Test
    void whatWasSavedIsReadAgain() {
        checkpoint("a", 1).save(CURVE, STATE);

        Checkpoint.Saved saved = checkpoint("a", 1).read(s -> s).orElseThrow();

        assertThat(saved.curve()).isEqualTo(CURVE);
        assertThat(saved.tensors().floats("weights", 2).values()).containsExactly(1, -2);
    }

    @Test
    void otherConfigurationsAndOtherFeaturesHaveNothingToGoOnFrom() {
        checkpoint("a", 1).save(CURVE, STATE);

        assertThat(checkpoint("b", 1).read(s -> s)).isEmpty();
        assertThat(checkpoint("a", 2).read(s -> s)).isEmpty();
    }

    @Test
    void whatIsNoCheckpointIsAnErrorThatSaysWhatToDo() throws IOException {
        checkpoint("a", 1).save(CURVE, STATE);
        Path file = files().get(0);
        Files.writeString(file, "no tensors");

        assertThatThrownBy(() -> checkpoint("a", 1).read(s -> s))
                .isInstanceOf(SonofluxException.class)
                .hasMessageStartingWith("The checkpoint " + file + " cannot be gone on from: ")
                .hasMessageEndingWith("Remove it to begin anew.");
    }

    @Test
    void cleaningRemovesWhatAKilledSaveLeftHalfWritten() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder);
        checkpoints.of("a", examples(1), LABELS).save(CURVE, STATE);
        Path file = files().get(0);
        Files.writeString(file.resolveSibling(file.getFileName() + ".new"), "half");

        checkpoints.clean();

        assertThat(files()).isEmpty();
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefusedBeforeAnythingIsTrained() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> new Checkpoints(file).of("a", examples(1), LABELS))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("The folder for checkpoints " + file + " cannot be made");
    }

    private Checkpoint checkpoint(String configuration, float feature) {
        return new Checkpoints(folder).of(configuration, examples(feature), LABELS);
    }

    private static ExampleSet examples(float feature) {
        return ExampleSet.of(
                List.of(new Example("one", "up", "anna")), FeatureRows.of(new float[][] {{feature, 2}}), 0, 1, 2);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
