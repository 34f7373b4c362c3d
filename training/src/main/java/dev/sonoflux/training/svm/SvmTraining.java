package dev.sonoflux.training.svm;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.BundleManifest;
import dev.sonoflux.operators.bundle.BundleWriter;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Recording;
import dev.sonoflux.training.features.Example;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a model bundle of a dataset, as a recipe says. */
public final class SvmTraining {
    private static final String FAMILY = "svm";
    private static final String CLASSIFIER_FILE = "classifier.safetensors";

    private SvmTraining() {}

    /**
     * How to train.
     *
     * @param seed of everything random
     * @param calibrate whether models are trained without one speaker at a time, to find the temperature and the
     *     recommended confidence; it takes as many more trainings as there are speakers
     */
    public record Options(long seed, boolean calibrate) {
        public static final long DEFAULT_SEED = 1;

        public static Options ofDefaults() {
            return new Options(DEFAULT_SEED, true);
        }

        public Options withSeed(long value) {
            return new Options(value, calibrate);
        }

        public Options withCalibrate(boolean value) {
            return new Options(seed, value);
        }
    }

    /**
     * Trains and writes the bundle. The same dataset, recipe and options give the same bytes, whatever the number of
     * jobs.
     *
     * @param bundle the bundle's folder, whose name becomes the model's
     * @throws SonofluxException if the dataset can't be used or the bundle can't be written
     */
    public static void train(
            Recipe recipe, Dataset dataset, Options options, Path bundle, Jobs jobs, ProgressListener progress) {
        BundleWriter.requireFree(bundle);
        List<Example> examples = SvmExamples.of(recipe, dataset, options.seed(), jobs, progress);
        List<String> labels = SvmExamples.labels(examples);
        SvmTrainer trainer = new SvmTrainer(recipe, labels, options.seed(), jobs);
        Calibration calibration = options.calibrate()
                ? Calibration.of(examples, labels, trainer, options.seed(), jobs, progress)
                : Calibration.none();
        progress.progress("training", 0, 1);
        SvmClassifier classifier = trainer.train(examples);
        byte[] content = Safetensors.format(classifier.tensors());
        BundleManifest manifest = new BundleManifest(
                bundle.toAbsolutePath().normalize().getFileName().toString(),
                FAMILY,
                labels,
                recipe.features(),
                new ClassifierSpec.Svm(
                        BundleFile.of(CLASSIFIER_FILE, content), classifier.gamma(), classifier.scoring()),
                calibration.temperature(),
                calibration.confidence(),
                provenance(recipe, dataset, options, examples),
                calibration.results());
        BundleWriter.write(bundle, manifest, content);
        progress.progress("training", 1, 1);
    }

    private static Provenance provenance(Recipe recipe, Dataset dataset, Options options, List<Example> examples) {
        String version = Optional.ofNullable(SvmTraining.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
        return new Provenance(
                "sonoflux " + version,
                System.getProperty("java.version") + " " + System.getProperty("os.arch"),
                recipe.name(),
                options.seed(),
                recipe.parameters(),
                dataset.parts().stream()
                        .filter(part -> !part.recordings().isEmpty())
                        .map(part -> provenance(part, examples))
                        .toList());
    }

    private static Provenance.Dataset provenance(Dataset part, List<Example> examples) {
        Set<String> ids = part.recordings().stream().map(Recording::id).collect(Collectors.toSet());
        List<Example> used =
                examples.stream().filter(example -> ids.contains(example.id())).toList();
        return new Provenance.Dataset(
                part.name(), part.split().toString(), used.size(), part.sha256(), SvmExamples.speakers(used));
    }
}
