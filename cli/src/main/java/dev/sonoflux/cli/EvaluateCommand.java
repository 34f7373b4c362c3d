package dev.sonoflux.cli;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.ClipNoise;
import dev.sonoflux.training.evaluation.ConfusionCsv;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.MetricsJson;
import dev.sonoflux.training.evaluation.MetricsReport;
import dev.sonoflux.training.evaluation.ModelResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells how good models are. */
@Command(
        name = "evaluate",
        description =
                "Measures one model, or several side by side, on labelled recordings: accuracy with its 95 % interval,"
                        + " F1 of each word, confusion matrix, calibration, and speakers that the model knows and those it"
                        + " doesn't apart.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "A model's folder; several are measured side by side. Default: the shipped"
                    + " models/digits-svm-robust.")
    private List<Path> models = new ArrayList<>();

    @Mixin
    private DatasetOptions data;

    @Option(
            names = "--split",
            paramLabel = "test|train|validation|all",
            defaultValue = "test",
            description = "Which part of the recordings. Default: test.")
    private Split split;

    @Option(
            names = "--noise-snr",
            paramLabel = "DB",
            split = ",",
            description =
                    "Measure the recordings in noise, too, at these ratios of their mean power to the noise's, e.g."
                            + " 20,10,5,0. The noise covers the whole of each recording, and is the same for every model.")
    private List<Double> noiseSnr = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What is random in the noise follows from this and a recording's name. Default: 1.")
    private int seed;

    @Option(names = "--report", paramLabel = "DIR", description = "Write metrics.json into this folder.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--save-cm",
            description = "Write each model's confusion matrix into the --report folder, as confusion-MODEL.csv.")
    private boolean saveConfusion;

    @Override
    public Integer call() {
        checkOptions();
        List<Path> folders = models.isEmpty() ? List.of(Installation.defaultModel()) : models;
        try (OpenModels open = OpenModels.of(folders);
                Progress progress = new Progress()) {
            EvaluationResult result = clips(open.models(), progress);
            progress.finish();
            report.ifPresent(folder -> write(result, folder));
            command.commandLine().getOut().print(MetricsReport.format(result));
            command.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        if (new HashSet<>(models).size() < models.size()) {
            throw usage("a --model is given twice; it would be compared to itself");
        }
        if (saveConfusion && report.isEmpty()) {
            throw usage("--save-cm writes into the folder that --report names, and there is none");
        }
        noiseSnr.stream().filter(snr -> !(snr >= -30 && snr <= 120)).findFirst().ifPresent(snr -> {
            throw usage("--noise-snr: " + snr + " dB is not accepted; it must be from -30 to 120");
        });
    }

    private EvaluationResult clips(List<EvaluatedModel> evaluated, Progress progress) {
        Dataset dataset = data.dataset(split, command.commandLine().getErr());
        Optional<ClipNoise> noise =
                noiseSnr.isEmpty() ? Optional.empty() : Optional.of(ClipNoise.white(noiseSnr, seed));
        try (Jobs jobs = data.jobs()) {
            return Evaluation.evaluate(evaluated, dataset, noise, jobs, progress);
        }
    }

    private void write(EvaluationResult result, Path folder) {
        MetricsJson.write(result, folder);
        if (saveConfusion) {
            for (ModelResult model : result.models()) {
                String name = "confusion-" + model.name().replaceAll("[^A-Za-z0-9._-]", "_") + ".csv";
                model.clips().ifPresent(metrics -> ConfusionCsv.write(metrics, folder.resolve(name)));
            }
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
