package dev.sonoflux.training.wav2vec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoints;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.neural.NeuralPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningCheckpointTest {
    private static final int SAMPLES = 800;
    private static final NeuralPoint POINT = new NeuralPoint(0.005);
    private static final int EPOCHS = 3;
    private static final int STEPS_PER_EPOCH = 2;
    private static final FineTuneConfig CONFIG =
            FineTuneConfig.ofDefaults().withEpochs(EPOCHS).withBatches(2, 2).withMaskProbability(0.3);
    private static final List<String> LABELS = List.of("high", "low");

    @TempDir
    Path folder;

    private Wav2Vec2Model model;
    private Path saved;

    @BeforeEach
    void read() throws IOException {
        TinyModel.read(Files.createDirectory(folder.resolve("model")));
        model = withDropout("0.0", "0.1");
        saved = folder.resolve("checkpoints");
    }

    @Test
    void killedAfterAnEpochItGoesOnToTheBytesOfATrainingThatNeverStopped() throws IOException {
        TrainedClassifier whole = train(Wav2Vec2Family.of(model, CONFIG, List.of(POINT.learningRate())));
        List<Integer> steps = new ArrayList<>();

        assertThatThrownBy(() -> train(saving(CONFIG).withProgress(killedAt(2 * STEPS_PER_EPOCH))))
                .isInstanceOf(Killed.class);
        TrainedClassifier resumed = train(saving(CONFIG).withProgress((step, done, total) -> steps.add(done)));

        // The second epoch was not complete, so that it is done again.
        assertThat(steps).containsExactly(3, 4, 5, 6);
        assertThat(resumed.content()).isEqualTo(whole.content());
        assertThat(resumed.curve()).isEqualTo(whole.curve());
    }

    @Test
    void completeTrainingIsNotDoneAgainUntilItsCheckpointIsRemoved() throws IOException {
        FineTuneConfig quick = CONFIG.withEpochs(1);
        Checkpoints checkpoints = new Checkpoints(saved);
        Wav2Vec2Family family = family(quick).withCheckpoints(checkpoints);
        List<Integer> steps = new ArrayList<>();

        byte[] once = train(family).content();
        byte[] again = train(family.withProgress((step, done, total) -> steps.add(done)))
                .content();

        assertThat(steps).isEmpty();
        assertThat(again).isEqualTo(once);
        checkpoints.clean();
        assertThat(files()).isEmpty();
    }

    @Test
    void otherSettingsAndOtherModelsBeginAnew() throws IOException {
        FineTuneConfig quick = CONFIG.withEpochs(1);
        train(saving(quick));

        train(saving(quick.withEpochs(2)));
        train(saving(quick.withFrozen(true, 2)));
        model = withDropout("0.1", "0.2");
        train(saving(quick));

        assertThat(files()).hasSize(4);
    }

    @Test
    void brokenCheckpointIsAClearErrorThatSaysWhatToDo() throws IOException {
        FineTuneConfig quick = CONFIG.withEpochs(1);
        train(saving(quick));
        Path file = files().get(0);
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length / 2));

        assertThatThrownBy(() -> train(saving(quick)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("The checkpoint " + file + " cannot be gone on from: ")
                .hasMessageEndingWith("Remove it to begin anew.");
    }

    private Wav2Vec2Model withDropout(String former, String other) {
        String field = "\"hidden_dropout\": ";
        TinyModel.edit(folder.resolve("model"), "config.json", field + former, field + other);
        return Wav2Vec2Model.read(folder.resolve("model"));
    }

    private Wav2Vec2Family family(FineTuneConfig config) {
        return Wav2Vec2Family.of(model, config, List.of(POINT.learningRate()));
    }

    private Wav2Vec2Family saving(FineTuneConfig config) {
        return family(config).withCheckpoints(new Checkpoints(saved));
    }

    private static TrainedClassifier train(Wav2Vec2Family family) {
        try (Jobs jobs = Jobs.of(1)) {
            return family.prepare(noise(), LABELS, 1, jobs).train(POINT);
        }
    }

    private static ProgressListener killedAt(int steps) {
        return (step, done, total) -> {
            if (done == steps) {
                throw new Killed();
            }
        };
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(saved)) {
            return files.toList();
        }
    }

    /** Six recordings with a copy of each: a step of four and one of two. */
    private static ExampleSet noise() {
        Random random = new Random(1);
        List<Example> examples = new ArrayList<>();
        float[][] rows = new float[12][SAMPLES];
        for (int row = 0; row < rows.length; row++) {
            if (row % 2 == 0) {
                examples.add(new Example("noise" + row, LABELS.get(row / 2 % 2), "nobody"));
            }
            for (int s = 0; s < SAMPLES; s++) {
                rows[row][s] = (float) random.nextGaussian();
            }
        }
        return ExampleSet.of(examples, FeatureRows.of(rows), 1, SAMPLES, 1);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
