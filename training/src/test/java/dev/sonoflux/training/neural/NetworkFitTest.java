package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.checkpoint.Checkpoint;
import dev.sonoflux.training.family.LearningCurve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFitTest {
    private static final int FRAMES = 24;
    private static final int COEFFICIENTS = 16;
    private static final Network NETWORK = Networks.named("tc-resnet8");
    private static final MovingLine TRAINING = new MovingLine(48, FRAMES, COEFFICIENTS, 1);
    private static final MovingLine UNSEEN = new MovingLine(30, FRAMES, COEFFICIENTS, 2);
    private static final FitConfig CONFIG = FitConfig.ofDefaults()
            .withEpochs(6)
            .withBatchSize(16)
            .withMixup(0.3)
            .withEma(0.5)
            .withPatience(6);

    @TempDir
    private Path folder;

    @Test
    void learnsToTellWhatItHasNotSeen() {
        Fitted fitted = fit(CONFIG.withEpochs(12).withMixup(0), 1, 1, UNSEEN, Optional.empty(), ProgressListener.NONE);

        List<LearningCurve.Epoch> epochs = fitted.curve().epochs();
        LearningCurve.Epoch last = epochs.get(epochs.size() - 1);
        assertThat(last.heldOutAccuracy().getAsDouble()).isGreaterThan(0.9);
        assertThat(last.loss()).isLessThan(epochs.get(0).loss());
    }

    @Test
    void sameSeedGivesSameWeightsWithOneJobOrTwo() {
        float[] once = fit(CONFIG, 4, 1, UNSEEN, Optional.empty(), ProgressListener.NONE)
                .weights();
        float[] again = fit(CONFIG, 4, 2, UNSEEN, Optional.empty(), ProgressListener.NONE)
                .weights();

        assertThat(again).containsExactly(once);
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        float[] one = fit(CONFIG, 4, 1, UNSEEN, Optional.empty(), ProgressListener.NONE)
                .weights();
        float[] other = fit(CONFIG, 5, 1, UNSEEN, Optional.empty(), ProgressListener.NONE)
                .weights();

        assertThat(other).isNotEqualTo(one);
    }

    @Test
    void goingOnFromACheckpointGivesWhatNeverStoppingGives() {
        Fitted whole = fit(CONFIG, 7, 1, UNSEEN, Optional.empty(), ProgressListener.NONE);
        Checkpoint checkpoint = new Checkpoint(folder.resolve("training.safetensors"), 42);

        assertThatThrownBy(() -> fit(CONFIG, 7, 1, UNSEEN, Optional.of(checkpoint), killedAfter(3)))
                .isInstanceOf(Killed.class);
        List<Integer> epochs = new ArrayList<>();
        Fitted resumed = fit(CONFIG, 7, 1, UNSEEN, Optional.of(checkpoint), (step, done, total) -> epochs.add(done));

        assertThat(epochs).containsExactly(4, 5, 6);
        assertThat(resumed.weights()).containsExactly(whole.weights());
        assertThat(resumed.curve()).isEqualTo(whole.curve());
    }

    @Test
    void checkpointOfAnotherTrainingIsRefused() {
        Path file = folder.resolve("training.safetensors");
        fit(CONFIG, 7, 1, UNSEEN, Optional.of(new Checkpoint(file, 42)), ProgressListener.NONE);

        assertThatThrownBy(
                        () -> fit(CONFIG, 7, 1, UNSEEN, Optional.of(new Checkpoint(file, 43)), ProgressListener.NONE))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("training.safetensors cannot be gone on from: it is that of another training")
                .hasMessageContaining("Remove it to begin anew");
    }

    @Test
    void endsWhenNothingImprovesAndKeepsTheBestWeights() {
        FitConfig hasty =
                CONFIG.withEpochs(60).withLearningRate(0.05).withPatience(3).withEma(0);

        Fitted fitted = fit(hasty, 1, 1, UNSEEN, Optional.empty(), ProgressListener.NONE);

        List<LearningCurve.Epoch> epochs = fitted.curve().epochs();
        int kept = fitted.curve().kept();
        double best = epochs.stream()
                .mapToDouble(e -> e.heldOutLoss().getAsDouble())
                .min()
                .getAsDouble();
        assertThat(epochs).hasSizeLessThan(60).hasSize(kept + 3);
        assertThat(epochs.get(kept - 1).heldOutLoss().getAsDouble()).isEqualTo(best);
    }

    @Test
    void curveOfATrainingThatNothingEndsHasNothingHeldOutAndKeepsTheLastEpoch() {
        Fitted fitted = fit(CONFIG, 1, 1, MovingLine.none(), Optional.empty(), ProgressListener.NONE);

        List<LearningCurve.Epoch> epochs = fitted.curve().epochs();
        assertThat(epochs).extracting(LearningCurve.Epoch::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(epochs).allSatisfy(e -> {
            assertThat(e.heldOutLoss()).isEmpty();
            assertThat(e.heldOutAccuracy()).isEmpty();
        });
        assertThat(fitted.curve().kept()).isEqualTo(6);
        LearningRate rate = new LearningRate(CONFIG.learningRate(), 6 * 3);
        assertThat(epochs).extracting(LearningCurve.Epoch::learningRate).startsWith(rate.at(2), rate.at(5));
    }

    @Test
    void trainingThatDivergesSaysSo() {
        FitConfig wild = CONFIG.withLearningRate(1).withWeightDecay(1);
        TrainingData huge = new TrainingData() {
            @Override
            public int size() {
                return TRAINING.size();
            }

            @Override
            public int label(int index) {
                return TRAINING.label(index);
            }

            @Override
            public FeatureMatrix features(int index, int epoch) {
                float[] values = new float[FRAMES * COEFFICIENTS];
                Arrays.fill(values, Float.POSITIVE_INFINITY);
                return new FeatureMatrix(FRAMES, COEFFICIENTS, values, null);
            }
        };

        try (Jobs jobs = Jobs.of(1)) {
            NetworkFit fit = new NetworkFit(
                    NETWORK, new Extent(1, FRAMES, COEFFICIENTS), 3, wild, 1, jobs, ProgressListener.NONE);
            assertThatThrownBy(() -> fit.fit(huge, MovingLine.none(), Optional.empty()))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("diverged in epoch 1");
        }
    }

    private static Fitted fit(
            FitConfig config,
            long seed,
            int threads,
            TrainingData validation,
            Optional<Checkpoint> checkpoint,
            ProgressListener progress) {
        try (Jobs jobs = Jobs.of(threads)) {
            Extent input = new Extent(1, FRAMES, COEFFICIENTS);
            return new NetworkFit(NETWORK, input, MovingLine.LABELS, config, seed, jobs, progress)
                    .fit(TRAINING, validation, checkpoint);
        }
    }

    private static ProgressListener killedAfter(int epochs) {
        return (step, done, total) -> {
            if (done == epochs) {
                throw new Killed();
            }
        };
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
