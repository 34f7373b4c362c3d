package dev.sonoflux.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.classifier.PairwiseScoring;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureCache;
import dev.sonoflux.training.recipe.Recipe;
import dev.sonoflux.training.svm.Gamma;
import dev.sonoflux.training.svm.SvmFamily;
import dev.sonoflux.training.svm.SvmKernel;
import dev.sonoflux.training.svm.SvmPoint;
import dev.sonoflux.training.validation.FoldRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
    private static final int TAKES = 8;
    private static final TrainingOptions OPTIONS = TrainingOptions.ofDefaults();
    private static final TrainingOptions UNCALIBRATED = OPTIONS.withCalibrate(false);

    @TempDir
    private Path temp;

    private Path data;

    @BeforeEach
    void writeDataset() throws Exception {
        data = Files.createDirectory(temp.resolve("words"));
        SyntheticWords.write(data, 8000, TAKES);
    }

    static Stream<Family<?>> families() {
        return Stream.of(Recipe.ROBUST.svmFamily(), grid(new SvmKernel.Linear()), Recipe.ROBUST.logisticFamily());
    }

    private static SvmFamily grid(SvmKernel kernel) {
        return new SvmFamily(
                false, PairwiseScoring.MINIMUM, List.of(new SvmPoint(8, kernel, 0.5), new SvmPoint(16, kernel, 2)));
    }

    @ParameterizedTest
    @MethodSource("families")
    void sameSeedGivesTheSameBundleForAnyNumberOfThreadsAndWithAnyCache(Family<?> family) {
        Path alone = temp.resolve("alone/model");
        FeatureCache cache = new FeatureCache(temp.resolve("cache"));
        train(family, OPTIONS, Optional.empty(), alone, 1);

        train(family, OPTIONS, Optional.empty(), temp.resolve("together/model"), 4);
        train(family, OPTIONS, Optional.of(cache), temp.resolve("cold/model"), 4);
        train(family, OPTIONS, Optional.of(cache), temp.resolve("warm/model"), 2);

        for (String file : List.of("bundle.yaml", "classifier.safetensors")) {
            for (String other : List.of("together", "cold", "warm")) {
                assertThat(temp.resolve(other + "/model/" + file)).hasSameBinaryContentAs(alone.resolve(file));
            }
        }
    }

    @Test
    void anotherSeedGivesAnotherModel() throws Exception {
        train(Recipe.ROBUST.svmFamily(), UNCALIBRATED, Optional.empty(), temp.resolve("a"), 2);
        train(Recipe.ROBUST.svmFamily(), UNCALIBRATED.withSeed(2), Optional.empty(), temp.resolve("b"), 2);

        assertThat(Files.readAllBytes(temp.resolve("a/classifier.safetensors")))
                .isNotEqualTo(Files.readAllBytes(temp.resolve("b/classifier.safetensors")));
    }

    @ParameterizedTest
    @MethodSource("families")
    void trainedBundleRecognisesWhatItWasNotTrainedOn(Family<?> family) {
        train(family, Recipe.ROBUST, Split.TRAIN, OPTIONS, Optional.empty(), temp.resolve("model"), 2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"));
                Jobs jobs = Jobs.of(2)) {
            Metrics metrics = Evaluation.evaluate(bundle, dataset(Split.TEST), jobs, ProgressListener.NONE);

            assertThat(metrics.accuracy()).isEqualTo(1);
            assertThat(metrics.n()).isEqualTo(45);
            assertThat(metrics.perSpeaker().get("anna").known()).contains(true);
        }
    }

    @Test
    void bundleSaysWhatItWasMadeOfAndHowFarItIsToBeBelieved() {
        train(
                Recipe.ROBUST.svmFamily(),
                Recipe.ROBUST,
                Split.TRAIN,
                OPTIONS,
                Optional.empty(),
                temp.resolve("model"),
                2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"))) {
            Provenance provenance = bundle.manifest().provenance();
            assertThat(provenance.parameters())
                    .containsEntry("pca", "64")
                    .containsEntry("gamma", "1.5*scale")
                    .containsEntry("copies", "2");
            assertThat(provenance.datasets())
                    .containsExactly(new Provenance.Dataset(
                            "words", "train", 27, dataset(Split.TRAIN).sha256(), SyntheticWords.SPEAKERS));
            assertThat(bundle.manifest().name()).isEqualTo("model");
            assertThat(bundle.manifest().results()).extracting(r -> r.measure()).contains("accuracy");
            assertThat(bundle.temperature()).isNotEqualTo(1);
            assertThat(bundle.manifest().calibration()).hasValueSatisfying(calibration -> {
                assertThat(calibration.how()).startsWith("3 folds, leave-one-speaker-out");
                assertThat(calibration.n()).isEqualTo(27);
                assertThat(calibration.after().bins().stream()
                                .mapToInt(bin -> bin.n())
                                .sum())
                        .isEqualTo(27);
                assertThat(calibration.thresholds().get(0).confidence())
                        .isEqualTo(bundle.manifest().confidence());
            });
        }
    }

    @Test
    void searchTakesTheFirstOfEqualPoints() {
        SvmKernel kernel = new SvmKernel.Gaussian(new Gamma.Scale(1));
        SvmFamily family = new SvmFamily(
                false,
                PairwiseScoring.MINIMUM,
                List.of(
                        new SvmPoint(1, new SvmKernel.Gaussian(new Gamma.Absolute(1e6)), 2),
                        new SvmPoint(16, kernel, 2),
                        new SvmPoint(16, kernel, 2.0000001)));

        SearchResult search =
                withExamples(examples -> new Training<>(family, examples, OPTIONS, Jobs.of(2), ProgressListener.NONE)
                        .train()
                        .search()
                        .orElseThrow());

        assertThat(search.best()).isEqualTo(1);
        assertThat(search.isTied()).isTrue();
        assertThat(search.points().get(0).mean())
                .isLessThan(search.points().get(1).mean());
        assertThat(SearchReport.format(search)).contains("<- best").contains("first in the grid's order");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everySpeakerIsTestedByAModelThatNeverHeardIt(boolean searched) {
        SvmFamily family = searched ? grid(new SvmKernel.Gaussian(new Gamma.Scale(1.5))) : Recipe.ROBUST.svmFamily();

        Validation validation =
                withExamples(examples -> new Training<>(family, examples, OPTIONS, Jobs.of(2), ProgressListener.NONE)
                        .validate(FoldRule.ofDefaults()));

        assertThat(validation.metrics().n()).isEqualTo(3 * 3 * TAKES);
        assertThat(validation.metrics().perSpeaker().values())
                .hasSize(3)
                .allSatisfy(s -> assertThat(s.known()).contains(false));
        assertThat(validation.metrics().accuracy()).isGreaterThan(0.9);
        assertThat(validation.outer()).extracting(Validation.Outer::name).isEqualTo(SyntheticWords.SPEAKERS);
    }

    @Test
    void oneSpeakerAloneIsCalibratedByChanceAndCannotBeLeftOut() throws Exception {
        data = Files.createDirectory(temp.resolve("alone"));
        SyntheticWords.writeSpeaker(data, "anna", 8000, TAKES, 0);

        train(Recipe.ROBUST.svmFamily(), OPTIONS, Optional.empty(), temp.resolve("model"), 2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"))) {
            assertThat(bundle.manifest().calibration().orElseThrow().how())
                    .isEqualTo("5 folds by chance, stratified by label, because there is one speaker only");
        }
    }

    private <T> T withExamples(Function<ExampleSet, T> use) {
        try (Jobs jobs = Jobs.of(2);
                ExampleSet examples = TrainingRun.examples(Recipe.ROBUST, dataset(Split.ALL), 1, jobs)) {
            return use.apply(examples);
        }
    }

    @Test
    void placeThatIsTakenIsRefused() {
        assertThatThrownBy(() -> train(Recipe.ROBUST.svmFamily(), UNCALIBRATED, Optional.empty(), data, 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("holds files and is not a bundle");
    }

    private Dataset dataset(Split split) {
        return Dataset.open(data, split, Dataset.Broken.FAILS, warning -> {});
    }

    private void train(
            Family<?> family, TrainingOptions options, Optional<FeatureCache> cache, Path bundle, int threads) {
        train(family, Recipe.ROBUST, Split.ALL, options, cache, bundle, threads);
    }

    private void train(
            Family<?> family,
            Recipe recipe,
            Split split,
            TrainingOptions options,
            Optional<FeatureCache> cache,
            Path bundle,
            int threads) {
        TrainingRun.train(family, recipe, dataset(split), options, cache, bundle, threads);
    }
}
