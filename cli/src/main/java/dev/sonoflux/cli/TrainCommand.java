package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.MetricsJson;
import dev.sonoflux.training.evaluation.MetricsReport;
import dev.sonoflux.training.svm.Recipe;
import dev.sonoflux.training.svm.SvmTraining;
import dev.sonoflux.training.svm.SvmValidation;
import java.io.PrintWriter;
import java.nio.file.Path;
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
                "Trains a model on labelled recordings and writes its bundle; on request, says how good such models"
                        + " are. The same recordings, options and seed give the same bytes.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    private enum Arch {
        SVM
    }

    @Spec
    private CommandSpec command;

    @Option(
            names = "--arch",
            paramLabel = "svm",
            defaultValue = "svm",
            description = "The kind of model: svm, a support vector machine.")
    private Arch arch;

    @Option(
            names = "--recipe",
            paramLabel = "reference|robust",
            defaultValue = "robust",
            description = "robust (default): for voices it has never heard. reference: the reference system's, for"
                    + " comparison.")
    private String recipeName;

    @Mixin
    private DatasetOptions data;

    @Option(
            names = "--split",
            paramLabel = "train|all",
            defaultValue = "train",
            description =
                    "Which part of the recordings is trained on: train (default) leaves out the indices 0 to 4, so"
                            + " that they can test the model.")
    private Split split;

    @Option(names = "--out", paramLabel = "BUNDLE", description = "The folder to write the model to.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of everything random. Default: 1.")
    private long seed;

    @Option(
            names = "--cv",
            paramLabel = "K",
            converter = WholeNumber.Folds.class,
            description = "Say how good the recipe is by stratified K-fold cross-validation.")
    private Optional<Integer> folds = Optional.empty();

    @Option(
            names = "--loso",
            description = "Say how good the recipe is by leave-one-speaker-out: trained anew without each speaker, and"
                    + " tested on that speaker.")
    private boolean leaveOneSpeakerOut;

    @Option(names = "--test", description = "Measure the model on the test split, which --split train has left out.")
    private boolean test;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write what was measured to DIR/cv, DIR/loso and DIR/test, each with its metrics.json.")
    private Optional<Path> report = Optional.empty();

    @Option(names = "--components", paramLabel = "N", description = "Principal components, instead of the recipe's.")
    private Optional<Integer> components = Optional.empty();

    @Option(
            names = "--svm-c",
            paramLabel = "X",
            description = "Price of an error in training, instead of the recipe's.")
    private Optional<Double> c = Optional.empty();

    @Option(
            names = "--svm-gamma",
            paramLabel = "X",
            description = "Width of the kernel as a multiple of scikit-learn's scale, instead of the recipe's.")
    private Optional<Double> gamma = Optional.empty();

    @Option(
            names = "--copies",
            paramLabel = "N",
            description = "Changed copies of each recording to train on beside it, instead of the recipe's number.")
    private Optional<Integer> copies = Optional.empty();

    @Override
    public Integer call() {
        checkOptions();
        Recipe recipe = recipe();
        SvmTraining.Options options = SvmTraining.Options.ofDefaults().withSeed(seed);
        Dataset dataset = data.dataset(split, err());
        try (Jobs jobs = data.jobs();
                Progress progress = new Progress()) {
            folds.ifPresent(k -> {
                SvmTraining.Options uncalibrated = options.withCalibrate(false);
                show(
                        "cv",
                        k + "-fold cross-validation",
                        () -> SvmValidation.crossValidation(recipe, dataset, k, uncalibrated, jobs, progress),
                        progress);
            });
            if (leaveOneSpeakerOut) {
                show(
                        "loso",
                        "leave-one-speaker-out",
                        () -> SvmValidation.leaveOneSpeakerOut(recipe, dataset, options, jobs, progress),
                        progress);
            }
            if (out.isPresent()) {
                Path bundle = out.get();
                SvmTraining.train(recipe, dataset, options, bundle, jobs, progress);
                progress.finish();
                err().println("sonoflux: trained " + bundle);
                if (test) {
                    show("test", "test split", () -> evaluate(bundle, jobs, progress), progress);
                }
            }
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (out.isEmpty() && folds.isEmpty() && !leaveOneSpeakerOut) {
            throw usage("--out says where the model is to be written; without it, ask for --cv or --loso");
        }
        if (test && (out.isEmpty() || split != Split.TRAIN)) {
            throw usage("--test needs --out, and a model that was trained on --split train alone");
        }
        if (split == Split.TEST || split == Split.VALIDATION) {
            throw usage("--split " + split + " is what models are tested on; train on train or all");
        }
        if (report.isPresent() && folds.isEmpty() && !leaveOneSpeakerOut && !test) {
            throw usage("--report has nothing to write without --cv, --loso or --test");
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    private Recipe recipe() {
        try {
            Recipe recipe = Recipe.named(recipeName);
            recipe = components.map(recipe::withComponents).orElse(recipe);
            recipe = c.map(recipe::withC).orElse(recipe);
            recipe = gamma.map(recipe::withGammaFactor).orElse(recipe);
            return copies.map(recipe::withCopies).orElse(recipe);
        } catch (IllegalArgumentException | SonofluxException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    private Metrics evaluate(Path folder, Jobs jobs, Progress progress) {
        try (ModelBundle bundle = ModelBundle.open(folder)) {
            return Evaluation.evaluate(bundle, data.dataset(Split.TEST, err()), jobs, progress);
        }
    }

    private void show(String name, String title, Supplier<Metrics> measurement, Progress progress) {
        Metrics metrics = measurement.get();
        progress.finish();
        report.ifPresent(folder -> MetricsJson.write(metrics, folder.resolve(name)));
        PrintWriter page = command.commandLine().getOut();
        page.println("== " + title + " of the recipe " + recipeName);
        page.println(MetricsReport.format(metrics));
        page.flush();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
