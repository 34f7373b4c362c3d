package dev.sonoflux.cli;

import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.MetricsJson;
import dev.sonoflux.training.evaluation.MetricsReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells how good a model is. */
@Command(
        name = "evaluate",
        description =
                "Measures a model on labelled recordings: accuracy, precision, recall and F1 of each word, confusion"
                        + " matrix, calibration, and the accuracy for each speaker, with whether the model knows the speaker.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "The model's folder. Default: the shipped models/digits-svm-robust.")
    private Optional<Path> model = Optional.empty();

    @Mixin
    private DatasetOptions data;

    @Option(
            names = "--split",
            paramLabel = "test|train|all",
            defaultValue = "test",
            description = "Which part of the recordings: test has the indices 0 to 4, train the others. Default: test.")
    private Split split;

    @Option(names = "--report", paramLabel = "DIR", description = "Write metrics.json into this folder.")
    private Optional<Path> report = Optional.empty();

    @Override
    public Integer call() {
        try (ModelBundle bundle = ModelBundle.open(model.orElseGet(Installation::defaultModel));
                Jobs jobs = data.jobs();
                Progress progress = new Progress()) {
            Metrics metrics = Evaluation.evaluate(
                    bundle, data.dataset(split, command.commandLine().getErr()), jobs, progress);
            progress.finish();
            report.ifPresent(folder -> MetricsJson.write(metrics, folder));
            command.commandLine().getOut().print(MetricsReport.format(metrics));
            command.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }
}
