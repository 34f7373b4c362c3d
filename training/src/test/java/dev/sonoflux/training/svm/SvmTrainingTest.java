package dev.sonoflux.training.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.dataset.SyntheticWords;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.svm.SvmTraining.Options;
import dev.sonoflux.training.validation.Fold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SvmTrainingTest {
    private static final int TAKES = 8;

    @TempDir
    private Path temp;

    private Path data;

    @BeforeEach
    void writeDataset() throws Exception {
        data = Files.createDirectory(temp.resolve("words"));
        SyntheticWords.write(data, 8000, TAKES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "robust"})
    void sameSeedGivesTheSameBundleForAnyNumberOfThreads(String recipe) throws Exception {
        Path alone = temp.resolve("alone/model");
        Path together = temp.resolve("together/model");

        train(recipe, Split.ALL, Options.ofDefaults(), alone, 1);
        train(recipe, Split.ALL, Options.ofDefaults(), together, 4);

        for (String file : List.of("bundle.yaml", "classifier.safetensors")) {
            assertThat(together.resolve(file)).hasSameBinaryContentAs(alone.resolve(file));
        }
    }

    @Test
    void anotherSeedGivesAnotherModel() throws Exception {
        train("robust", Split.ALL, Options.ofDefaults().withCalibrate(false), temp.resolve("a"), 2);
        train("robust", Split.ALL, Options.ofDefaults().withCalibrate(false).withSeed(2), temp.resolve("b"), 2);

        assertThat(Files.readAllBytes(temp.resolve("a/classifier.safetensors")))
                .isNotEqualTo(Files.readAllBytes(temp.resolve("b/classifier.safetensors")));
    }

    @Test
    void trainedBundleRecognisesWhatItWasNotTrainedOn() {
        train("robust", Split.TRAIN, Options.ofDefaults(), temp.resolve("model"), 2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"));
                Jobs jobs = Jobs.of(2)) {
            List<String> steps = new ArrayList<>();
            Metrics metrics = Evaluation.evaluate(
                    bundle, dataset(Split.TEST), jobs, (step, done, total) -> steps.add(done + "/" + total));

            assertThat(metrics.accuracy()).isEqualTo(1);
            assertThat(metrics.n()).isEqualTo(45);
            assertThat(metrics.perSpeaker().get("anna").known()).contains(true);
            assertThat(steps).hasSize(46).last().isEqualTo("45/45");
        }
    }

    @Test
    void bundleSaysWhatItWasMadeOf() {
        train("robust", Split.TRAIN, Options.ofDefaults(), temp.resolve("model"), 2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"))) {
            Provenance provenance = bundle.manifest().provenance();
            assertThat(provenance.recipe()).isEqualTo("robust");
            assertThat(provenance.parameters())
                    .containsEntry("components", "64")
                    .containsEntry("copies", "2");
            assertThat(provenance.datasets())
                    .containsExactly(new Provenance.Dataset(
                            "words", "train", 27, dataset(Split.TRAIN).sha256(), SyntheticWords.SPEAKERS));
            assertThat(bundle.manifest().name()).isEqualTo("model");
            assertThat(bundle.features()).isEqualTo(Recipe.ROBUST.features());
            assertThat(bundle.manifest().results()).extracting(r -> r.measure()).contains("accuracy");
            assertThat(bundle.temperature()).isNotEqualTo(1);
        }
    }

    /** Whatever a held-out speaker says: scaling, projection, machine, copies and temperature stay what they are. */
    @Test
    void nothingThatIsFittedDependsOnTheHeldOutSpeaker() throws Exception {
        Path otherVoice = Files.createDirectory(temp.resolve("other"));
        SyntheticWords.write(otherVoice, 8000, TAKES);
        SyntheticWords.writeSpeaker(otherVoice, "carla", 8000, TAKES, 9);

        try (Jobs jobs = Jobs.of(2)) {
            Fold fold = withoutCarla(data, jobs);
            Fold changed = withoutCarla(otherVoice, jobs);
            SvmTrainer trainer = new SvmTrainer(Recipe.ROBUST, SyntheticWords.LABELS, 1, jobs);

            assertThat(changed.heldOut().get(0).features().values())
                    .isNotEqualTo(fold.heldOut().get(0).features().values());
            assertThat(Safetensors.format(trainer.train(changed.training()).tensors()))
                    .isEqualTo(Safetensors.format(trainer.train(fold.training()).tensors()));
            assertThat(calibration(changed, trainer, jobs)).isEqualTo(calibration(fold, trainer, jobs));
        }
    }

    @Test
    void everySpeakerIsTestedByAModelThatNeverHeardIt() {
        try (Jobs jobs = Jobs.of(2)) {
            Metrics metrics = SvmValidation.leaveOneSpeakerOut(
                    Recipe.ROBUST, dataset(Split.ALL), Options.ofDefaults(), jobs, ProgressListener.NONE);

            assertThat(metrics.n()).isEqualTo(3 * 3 * TAKES);
            assertThat(metrics.perSpeaker().values())
                    .hasSize(3)
                    .allSatisfy(s -> assertThat(s.known()).contains(false));
            assertThat(metrics.accuracy()).isGreaterThan(0.9);
        }
    }

    @Test
    void oneSpeakerAloneIsCalibratedByChanceAndCannotBeLeftOut() throws Exception {
        data = Files.createDirectory(temp.resolve("alone"));
        SyntheticWords.writeSpeaker(data, "anna", 8000, TAKES, 0);

        train("robust", Split.ALL, Options.ofDefaults(), temp.resolve("model"), 2);

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"));
                Jobs jobs = Jobs.of(2)) {
            assertThat(bundle.manifest().results().get(0).how()).startsWith("5-fold cross-validation");
            assertThatThrownBy(() -> SvmValidation.leaveOneSpeakerOut(
                            Recipe.ROBUST, dataset(Split.ALL), Options.ofDefaults(), jobs, ProgressListener.NONE))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("no speaker can be left out");
        }
    }

    @Test
    void datasetWithOneLabelIsRefused() throws Exception {
        data = Files.createDirectory(temp.resolve("one"));
        Files.copy(temp.resolve("words/up_anna_0.wav"), data.resolve("up_anna_0.wav"));

        assertThatThrownBy(() -> train("robust", Split.ALL, Options.ofDefaults(), temp.resolve("model"), 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("two or more to tell apart");
        assertThat(temp.resolve("model")).doesNotExist();
    }

    @Test
    void placeThatIsTakenIsRefusedBeforeTheWorkBegins() {
        List<String> steps = new ArrayList<>();

        try (Jobs jobs = Jobs.of(1)) {
            assertThatThrownBy(() -> SvmTraining.train(
                            Recipe.ROBUST,
                            dataset(Split.ALL),
                            Options.ofDefaults(),
                            data,
                            jobs,
                            (step, done, total) -> steps.add(step)))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("holds files and is not a bundle");
        }
        assertThat(steps).isEmpty();
    }

    @Test
    void labelThatTheModelDoesNotKnowIsRefused() throws Exception {
        train("robust", Split.ALL, Options.ofDefaults().withCalibrate(false), temp.resolve("model"), 2);
        Files.move(data.resolve("up_anna_0.wav"), data.resolve("sideways_anna_0.wav"));

        try (ModelBundle bundle = ModelBundle.open(temp.resolve("model"));
                Jobs jobs = Jobs.of(1)) {
            assertThatThrownBy(() -> Evaluation.evaluate(bundle, dataset(Split.ALL), jobs, ProgressListener.NONE))
                    .isInstanceOf(SonofluxException.class)
                    .hasMessageContaining("[sideways]");
        }
    }

    @Test
    void recipesAreFoundByNameAndRefuseNonsense() {
        assertThat(Recipe.named("robust")).isSameAs(Recipe.ROBUST);
        assertThatThrownBy(() -> Recipe.named("rubust")).hasMessageContaining("reference, robust");
        assertThatThrownBy(() -> Recipe.ROBUST.withC(0)).hasMessageContaining("c: 0.0");
        assertThatThrownBy(() -> Recipe.REFERENCE.withCopies(1)).hasMessageContaining("copies");
    }

    private static Fold withoutCarla(Path folder, Jobs jobs) {
        Dataset dataset = Dataset.open(folder, Split.ALL, Dataset.Broken.FAILS, warning -> {});
        List<Example> examples = SvmExamples.of(Recipe.ROBUST, dataset, 1, jobs, ProgressListener.NONE);
        return Fold.bySpeaker(examples).stream()
                .filter(f -> f.name().equals("carla"))
                .findFirst()
                .orElseThrow();
    }

    private static Calibration calibration(Fold fold, SvmTrainer trainer, Jobs jobs) {
        return Calibration.of(fold.training(), SyntheticWords.LABELS, trainer, 1, jobs, ProgressListener.NONE);
    }

    private Dataset dataset(Split split) {
        return Dataset.open(data, split, Dataset.Broken.FAILS, warning -> {});
    }

    private void train(String recipe, Split split, Options options, Path bundle, int threads) {
        try (Jobs jobs = Jobs.of(threads)) {
            SvmTraining.train(Recipe.named(recipe), dataset(split), options, bundle, jobs, ProgressListener.NONE);
        }
    }
}
