package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.augment.Augmentation;
import dev.sonoflux.operators.bundle.BundleWriter;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.MetricsReport;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.features.ExampleExtraction;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.ExampleSource;
import dev.sonoflux.training.features.FeatureCache;
import dev.sonoflux.training.recipe.Recipe;
import dev.sonoflux.training.report.Fact;
import dev.sonoflux.training.report.TrainingReport;
import dev.sonoflux.training.search.SearchReport;
import dev.sonoflux.training.search.SearchResult;
import dev.sonoflux.training.search.TrainedBundle;
import dev.sonoflux.training.search.Training;
import dev.sonoflux.training.search.Validation;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a model of recordings. */
@Command(
        name = "train",
        description =
                "Trains a model on labelled recordings and writes its bundle, says how good such models are, or searches"
                        + " for the best. The same recordings, options and seed give the same bytes.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--arch",
            paramLabel = "svm|logreg|cnn|embedding|wav2vec2",
            defaultValue = "svm",
            description =
                    "The kind of model: svm, a support vector machine (default), logreg, logistic regression, cnn, a"
                            + " convolutional network, embedding, one that has heard much speech before and needs few"
                            + " recordings, or wav2vec2, a large one that has (--pretrained).")
    private Arch arch;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "train",
            description = "train (default): fit with given values and calibrate. cv: say by cross-validation how good"
                    + " such models are. grid: search over a grid by cross-validation, then fit the best point. cvgrid:"
                    + " say by nested cross-validation how good the whole search is. cv and cvgrid write a model, too, if"
                    + " they are told where.")
    private TrainMode mode;

    @Option(
            names = "--recipe",
            paramLabel = "reference|robust|neural|embedding",
            description = "Features, augmentation and values to begin with. robust (default): for voices it has never"
                    + " heard. neural (default with --arch cnn): the same for networks. embedding: the default with"
                    + " --arch embedding. reference: the reference system's, for comparison.")
    private Optional<String> recipeName = Optional.empty();

    @Mixin
    private DatasetOptions data;

    @Option(
            names = "--split",
            paramLabel = "train|all",
            defaultValue = "train",
            description = "Which part of the recordings is trained on: train (default) leaves out what can test the"
                    + " model; in a folder of {label}_{speaker}_{index}, the indices 0 to 4.")
    private Split split;

    @Mixin
    private TrainingOnlyOptions trainingOnly;

    @Mixin
    private BundlePlace place;

    @Mixin
    private JobsOption jobs;

    @Mixin
    private FeatureOptions features;

    @Mixin
    private ModelOptions model;

    @Mixin
    private FoldOptions folds;

    @Option(
            names = "--augment",
            paramLabel = "SPEC",
            description = "What changed copies of the recordings go through, as a list of operators or a file with one,"
                    + " e.g. '[speed: [0.9, 1.1], noise: {snr: [5, 40]}]'. Default: the recipe's.")
    private Optional<String> augment = Optional.empty();

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "Changed copies of each recording to train on beside it. Default: the recipe's, or 1 with"
                    + " --augment.")
    private Optional<Integer> copies = Optional.empty();

    @Option(
            names = "--cache",
            paramLabel = "DIR",
            description = "Keep features in this folder and take them from there in later runs. The results are the"
                    + " same.")
    private Optional<Path> cacheFolder = Optional.empty();

    @Option(
            names = "--cleanup",
            description = "Remove what is left besides the model in the end: this run's part of the cache, and what"
                    + " killed runs left half-written.")
    private boolean cleanup;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of everything random. Default: 1.")
    private long seed;

    @Option(names = "--test", description = "Measure the model on the test split, which --split train has left out.")
    private boolean test;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description =
                    "Write training.html into this folder, one page with plots of all that was measured, each plot as a"
                            + " PNG file, too; and the figures: grid.json and grid.csv, learning-curves.json and .csv of"
                            + " networks, and metrics.json in DIR/cv and DIR/test.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        checkOptions();
        Recipe recipe = checked(this::recipe);
        try (Progress progress = new Progress()) {
            Family<?> family = checked(() -> model.family(arch, mode, recipe, progress));
            run(family, recipe, progress);
        }
        return ExitCode.OK;
    }

    private void run(Family<?> family, Recipe recipe, Progress progress) {
        Optional<Path> bundle = place.folder();
        Optional<FeatureCache> cache = cacheFolder.map(FeatureCache::new);
        List<ExampleSource> sources = trainingOnly.sources(data, data.dataset(split, err()), seed, err());
        try (Jobs threads = jobs.open();
                Augmentation augmentation = Augmentation.parse(
                        recipe.augmentation(), recipe.features().sampleRate());
                ExampleSet examples = new ExampleExtraction(
                                recipe.features(), augmentation, recipe.copies(), seed, cache)
                        .of(sources, threads, progress)) {
            run(family, recipe, augmentation, folds.trainedOn(examples), sources, bundle, threads, progress);
        }
        if (cleanup) {
            cache.ifPresent(FeatureCache::clean);
            model.clean();
            bundle.ifPresent(BundleWriter::removeLeftovers);
        }
    }

    private <P> void run(
            Family<P> family,
            Recipe recipe,
            Augmentation augmentation,
            ExampleSet examples,
            List<ExampleSource> sources,
            Optional<Path> bundle,
            Jobs jobs,
            Progress progress) {
        requireLabels(examples);
        Training<P> training = new Training<>(family, examples, folds.options(seed), jobs, progress);
        TrainingReport found =
                TrainingReport.of(family.name(), report.isPresent() ? reportProvenance(sources) : List.of());
        Optional<String> obstacle = Optional.empty();
        if (mode.validates()) {
            Validation validation = training.validate(folds.outer());
            progress.finish();
            show(validation);
            found = found.withValidation(validation);
            obstacle = write(found);
        }
        if (bundle.isPresent() || mode == TrainMode.GRID) {
            Training.Trained trained = training.train();
            progress.finish();
            trained.search().ifPresent(this::show);
            found = found.withTrained(trained);
            obstacle = write(found);
            if (bundle.isPresent()) {
                new TrainedBundle(family.name(), recipe.features(), recipe.name(), seed, settings(recipe, augmentation))
                        .write(bundle.get(), trained, examples, sources, found.validation());
                err().println("sonoflux: trained " + bundle.get());
            }
            if (test) {
                Metrics metrics = evaluate(bundle.orElseThrow(), jobs, progress);
                progress.finish();
                show(metrics);
                obstacle = write(found.withTest(metrics));
            }
        }
        obstacle.ifPresent(message -> err().println("sonoflux: warning: " + message));
    }

    private List<Fact> reportProvenance(List<ExampleSource> sources) {
        return ReportProvenance.ofTraining(
                command.commandLine().getParseResult(),
                sources.stream().flatMap(source -> source.provenance().stream()).toList());
    }

    /** Writes what has been found so far, if that is wanted: what follows may take hours, or be killed. */
    private Optional<String> write(TrainingReport found) {
        return report.flatMap(found::write);
    }

    private static void requireLabels(ExampleSet examples) {
        if (examples.labels().size() < 2) {
            throw new SonofluxException("What is trained on has the labels " + examples.labels()
                    + "; a classifier needs two or more to tell apart");
        }
    }

    private Map<String, String> settings(Recipe recipe, Augmentation augmentation) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!arch.isNetwork()) {
            settings.put("standardise", String.valueOf(recipe.reduction().standardise()));
        }
        settings.put("copies", String.valueOf(recipe.copies()));
        settings.put("augmentation", recipe.copies() == 0 ? "none" : augmentation.toString());
        settings.putAll(trainingOnly.settings());
        settings.putAll(folds.settings());
        return settings;
    }

    private void checkOptions() {
        place.problem().ifPresent(problem -> {
            throw usage(problem);
        });
        if (mode == TrainMode.TRAIN && !place.isGiven()) {
            throw usage("--out or --name says where the model is to be written; without it, ask for --mode cv");
        }
        if (test && (!place.isGiven() || split != Split.TRAIN)) {
            throw usage("--test needs --out or --name, and a model that was trained on --split train alone");
        }
        if (split == Split.TEST || split == Split.VALIDATION) {
            throw usage("--split " + split + " is what models are tested on; train on train or all");
        }
        if (report.isPresent() && mode == TrainMode.TRAIN && !test && !arch.isNetwork() && !folds.calibrates()) {
            throw usage("--report has nothing to write with --mode train and --no-calibration; ask for --test, too");
        }
        trainingOnly.problem().ifPresent(problem -> {
            throw usage(problem);
        });
        folds.problem(mode).ifPresent(problem -> {
            throw usage(problem);
        });
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private <T> T checked(Supplier<T> options) {
        try {
            return options.get();
        } catch (IllegalArgumentException | SonofluxException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Recipe recipe() {
        Recipe recipe = model.recipe(arch, recipeName);
        recipe = recipe.withFeatures(features.applyTo(recipe.features()));
        if (augment.isPresent() && copies.equals(Optional.of(0))) {
            throw new IllegalArgumentException("--augment has no effect with --copies 0");
        }
        if (augment.isPresent() && model.addsNoise()) {
            throw new IllegalArgumentException("--augment and --noise-prob exclude each other");
        }
        if (model.addsNoise() && recipe.copies() > 0 && copies.equals(Optional.of(0))) {
            throw new IllegalArgumentException("--noise-prob has no effect with --copies 0");
        }
        return recipe.withAugmentation(
                augment.orElse(recipe.augmentation()),
                copies.orElse(augment.isPresent() ? Math.max(1, recipe.copies()) : recipe.copies()));
    }

    private Metrics evaluate(Path folder, Jobs jobs, Progress progress) {
        try (ModelBundle bundle = ModelBundle.open(folder)) {
            return Evaluation.evaluate(bundle, data.dataset(Split.TEST, err()), jobs, progress);
        }
    }

    private void show(Validation validation) {
        out().println("== cross-validation: " + validation.folds());
        out().println(SearchReport.format(validation));
        out().println(MetricsReport.format(validation.metrics()));
        out().flush();
    }

    private void show(SearchResult search) {
        if (search.points().size() == 1 && mode != TrainMode.GRID) {
            err().println("sonoflux: calibrated on " + search.folds());
            return;
        }
        out().println("== grid: " + search.points().size() + " points, " + search.folds());
        out().println(SearchReport.format(search));
        out().flush();
    }

    private void show(Metrics metrics) {
        out().println("== test split");
        out().println(MetricsReport.format(metrics));
        out().flush();
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
