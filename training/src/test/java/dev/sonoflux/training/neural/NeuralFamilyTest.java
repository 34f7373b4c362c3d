package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.checkpoint.Checkpoints;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuralFamilyTest {
    private static final List<String> LABELS = List.of("down", "same", "up");
    private static final int FRAMES = 24;
    private static final int COEFFICIENTS = 16;
    private static final int COPIES = 2;
    private static final FitConfig CONFIG =
            FitConfig.ofDefaults().withEpochs(8).withBatchSize(16).withEma(0.5);
    private static final NeuralFamily FAMILY = NeuralFamily.of("tc-resnet8", CONFIG, 0, List.of(0.001, 0.01));
    private static final long SEED = 3;

    @TempDir
    private Path folder;

    @Test
    void scoresOfEachPointTellTheLabelsOfWhatWasHeldOut() {
        ExampleSet held = examples(30, 9);

        List<HeldOutScores> scores = withJobs(
                jobs -> FAMILY.prepare(examples(48, 1), LABELS, SEED, jobs).scores(FAMILY.grid(), held.originals()));

        assertThat(scores).hasSize(2);
        assertThat(accuracy(scores.get(1).rows(), held)).isGreaterThan(0.9);
        assertThat(Arrays.deepEquals(scores.get(0).rows(), scores.get(1).rows()))
                .isFalse();
    }

    @Test
    void trainedAgainItIsTheSameToTheByte() {
        NeuralPoint point = FAMILY.grid().get(1);

        List<byte[]> contents = IntStream.range(0, 2)
                .mapToObj(run -> withJobs(jobs -> FAMILY.prepare(examples(48, 1), LABELS, SEED, jobs)
                        .train(point)
                        .content()))
                .toList();

        assertThat(contents.get(1)).isEqualTo(contents.get(0));
    }

    @Test
    void finishedTrainingIsNotDoneAgain() throws IOException {
        Checkpoints checkpoints = new Checkpoints(folder.resolve("checkpoints"));
        NeuralFamily saving = FAMILY.withCheckpoints(checkpoints);
        int[] epochs = {0};

        byte[] once = withJobs(jobs -> saving.prepare(examples(48, 1), LABELS, SEED, jobs)
                .train(new NeuralPoint(0.01))
                .content());
        byte[] again = withJobs(jobs -> saving.withProgress((step, done, total) -> epochs[0]++)
                .prepare(examples(48, 1), LABELS, SEED, jobs)
                .train(new NeuralPoint(0.01))
                .content());

        assertThat(epochs[0]).isZero();
        assertThat(again).isEqualTo(once);
        checkpoints.clean();
        try (Stream<Path> left = Files.list(folder.resolve("checkpoints"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void otherRecordingsHaveAnotherCheckpoint() throws IOException {
        NeuralFamily saving = FAMILY.withCheckpoints(new Checkpoints(folder));

        for (int seed = 1; seed <= 2; seed++) {
            ExampleSet examples = examples(48, seed);
            withJobs(jobs -> saving.prepare(examples, LABELS, SEED, jobs).train(new NeuralPoint(0.01)));
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void featuresTooFewForTheNetworkAreRefused() {
        NeuralFamily deep = NeuralFamily.of("cs230", CONFIG, 0, List.of(0.01));
        ExampleSet tiny =
                ExampleSet.of(List.of(new Example("a", "up", "anna")), FeatureRows.of(new float[1][3 * 4]), 0, 3, 4);

        assertThatThrownBy(() -> withJobs(jobs -> deep.prepare(tiny, LABELS, SEED, jobs)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("cs230 can't take features of 3 frames × 4 coefficients");
    }

    @Test
    void unknownNetworkIsRefusedWithTheNamesThereAre() {
        assertThatThrownBy(() -> NeuralFamily.of("resnet-50", CONFIG, 0, List.of(0.01)))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("no network 'resnet-50'")
                .hasMessageContaining("ds-cnn");
    }

    private static double accuracy(double[][] scores, ExampleSet held) {
        long right = IntStream.range(0, scores.length)
                .filter(i -> {
                    int best = IntStream.range(0, LABELS.size())
                            .reduce((a, b) -> scores[i][a] >= scores[i][b] ? a : b)
                            .getAsInt();
                    return LABELS.get(best).equals(held.examples().get(i).label());
                })
                .count();
        return (double) right / scores.length;
    }

    private static ExampleSet examples(int size, long seed) {
        MovingLine lines = new MovingLine(size, FRAMES, COEFFICIENTS, seed);
        float[][] rows = new float[size * (1 + COPIES)][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = lines.features(row / (1 + COPIES), row % (1 + COPIES)).values();
        }
        List<Example> examples = IntStream.range(0, size)
                .mapToObj(i -> new Example("recording" + i, LABELS.get(lines.label(i)), "speaker" + i / 6 % 3))
                .toList();
        return ExampleSet.of(examples, FeatureRows.of(rows), COPIES, FRAMES, COEFFICIENTS);
    }

    private interface Action<T> {
        T with(Jobs jobs);
    }

    private static <T> T withJobs(Action<T> action) {
        try (Jobs jobs = Jobs.of(2)) {
            return action.with(jobs);
        }
    }
}
