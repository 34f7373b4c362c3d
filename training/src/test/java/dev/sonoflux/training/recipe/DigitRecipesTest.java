package dev.sonoflux.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.features.DatasetExamples;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.search.TrainedBundle;
import dev.sonoflux.training.search.Training;
import dev.sonoflux.training.search.TrainingOptions;
import dev.sonoflux.training.search.TrainingRun;
import dev.sonoflux.training.validation.FoldRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipes' figures on the Free Spoken Digit Dataset, where {@code SONOFLUX_DATA} says where it is. */
class DigitRecipesTest {
    @TempDir
    private Path temp;

    private Path digits;
    private Jobs jobs;

    @BeforeEach
    void findDigits() {
        String data = System.getenv("SONOFLUX_DATA");
        Assumptions.assumeTrue(data != null, "SONOFLUX_DATA is not set: the recipes' figures are NOT checked");
        digits = Path.of(data, "fsdd");
        jobs = Jobs.ofProcessors();
    }

    @AfterEach
    void stopJobs() {
        if (jobs != null) {
            jobs.close();
        }
    }

    @Test
    void referenceRecipeReachesTheReferenceSystemsAccuracyOnVoicesItKnows() {
        Metrics test =
                trainAndTest(Recipe.REFERENCE, TrainingOptions.ofDefaults().withCalibrate(false));

        assertThat(test.n()).isEqualTo(300);
        assertThat(test.accuracy()).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void robustRecipeReachesItsAccuracyOnVoicesItHasNeverHeard() {
        try (ExampleSet examples = TrainingRun.examples(Recipe.ROBUST, dataset(Split.TRAIN), 1, jobs)) {
            Metrics unheard = new Training<>(
                            Recipe.ROBUST.svmFamily(),
                            examples,
                            TrainingOptions.ofDefaults().withCalibrate(false),
                            jobs,
                            ProgressListener.NONE)
                    .validate(FoldRule.ofDefaults())
                    .metrics();

            assertThat(unheard.n()).isEqualTo(2700);
            assertThat(unheard.accuracy()).isCloseTo(0.9041, within(0.01));
            assertThat(unheard.perSpeaker().values())
                    .hasSize(6)
                    .allSatisfy(speaker -> assertThat(speaker.accuracy()).isGreaterThan(0.82));
        }
    }

    @Test
    void robustRecipeIsCalibratedAndKnowsTheVoicesItWasTrainedOn() {
        Metrics test = trainAndTest(Recipe.ROBUST, TrainingOptions.ofDefaults());

        assertThat(test.accuracy()).isGreaterThanOrEqualTo(0.98);
        try (ModelBundle bundle = ModelBundle.open(temp.resolve("robust"))) {
            assertThat(bundle.temperature()).isBetween(0.15, 0.3);
            assertThat(bundle.manifest().confidence()).isBetween(0.6, 0.85);
        }
    }

    private Metrics trainAndTest(Recipe recipe, TrainingOptions options) {
        Path bundle = temp.resolve(recipe.name());
        Dataset training = dataset(Split.TRAIN);
        try (ExampleSet examples = TrainingRun.examples(recipe, training, 1, jobs)) {
            Training.Trained trained =
                    new Training<>(recipe.svmFamily(), examples, options, jobs, ProgressListener.NONE).train();
            new TrainedBundle("svm", recipe.features(), recipe.name(), 1, Map.of())
                    .write(bundle, trained, examples, List.of(DatasetExamples.of(training)), Optional.empty());
        }
        try (ModelBundle model = ModelBundle.open(bundle)) {
            return Evaluation.evaluate(model, dataset(Split.TEST), jobs, ProgressListener.NONE);
        }
    }

    private Dataset dataset(Split split) {
        return Dataset.open(digits, split, Dataset.Broken.FAILS, warning -> {});
    }
}
