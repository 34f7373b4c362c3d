package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.dataset.Split;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import dev.sonoflux.training.evaluation.Evaluation;
import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.LabelledStream;
import dev.sonoflux.training.evaluation.MetricsReport;
import dev.sonoflux.training.evaluation.NegativesEvaluation;
import dev.sonoflux.training.evaluation.NegativesResult;
import dev.sonoflux.training.evaluation.StreamEvaluation;
import dev.sonoflux.training.evaluation.StreamResult;
import dev.sonoflux.training.report.ConfusionFiles;
import dev.sonoflux.training.report.EvaluationReport;
import dev.sonoflux.training.report.TrainingSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
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
                "Measures one model, or several side by side: on labelled recordings of one word each, on recordings of"
                        + " many words with the truth about them, or on recordings without any.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "[vad]",
        subcommands = EvaluateVadCommand.class,
        footer = {
            "",
            "Exit status: 0 all was measured, however good it is; 1 something could not be read; 2 the command line or"
                    + " the pipeline is wrong."
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description =
                    "A model's folder; several are measured side by side. Default: the shipped" + " models/digits.")
    private List<Path> models = new ArrayList<>();

    @ArgGroup(exclusive = false)
    private DatasetOptions data;

    @Option(
            names = "--split",
            paramLabel = "test|train|validation|all",
            description = "Which part of the labelled recordings. Default: test.")
    private Optional<Split> split = Optional.empty();

    @Mixin
    private JobsOption jobs;

    @Mixin
    private NoiseOptions noise;

    @Option(
            names = "--stream",
            paramLabel = "FILE",
            description = "A recording of many words, which goes through the pipeline; several are measured as one.")
    private List<Path> streams = new ArrayList<>();

    @Option(
            names = "--truth",
            paramLabel = "JSONL",
            description =
                    "Which words are where in the --stream: a JSON line a word, with label, start and end in seconds."
                            + " One for each --stream, in their order.")
    private List<Path> truths = new ArrayList<>();

    @Option(
            names = "--negatives",
            paramLabel = "DIR",
            description = "Recordings without any of the words: what the pipeline detects in them is a false alarm.")
    private Optional<Path> negatives = Optional.empty();

    @Option(
            names = "--config",
            paramLabel = "PIPELINE",
            description =
                    "The pipeline for --stream and --negatives, with the model in the place of its own. Default: the"
                            + " shipped config/digits.yaml.")
    private Optional<Path> config = Optional.empty();

    @Mixin
    private SettingOptions settings;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write report.html into this folder, one page with plots, each as a PNG file, too;"
                    + " metrics.json, with every figure and curve; and card.md, with the page's tables for a model's"
                    + " card.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--save-cm",
            description =
                    "Write each model's confusion matrix as confusion-MODEL.csv and confusion-MODEL.png, into the folder of"
                            + " --report or, without it, into the working directory.")
    private boolean saveConfusion;

    @Override
    public Integer call() {
        checkOptions();
        List<Path> folders = models.isEmpty() ? List.of(Installation.defaultModel()) : models;
        try (OpenModels open = OpenModels.of(folders);
                Progress progress = new Progress()) {
            EvaluationResult result = evaluate(open.models(), progress);
            progress.finish();
            report.ifPresent(folder -> write(result, open.models(), folder));
            if (saveConfusion) {
                saveConfusion(result, report.orElse(Path.of("")));
            }
            command.commandLine().getOut().print(MetricsReport.format(result));
            command.commandLine().getOut().flush();
        }
        return ExitCode.OK;
    }

    private void checkOptions() {
        boolean hears = !streams.isEmpty() || negatives.isPresent();
        if (data == null && !hears) {
            throw usage("there is nothing to measure; name labelled recordings by --data, or give a --stream with its"
                    + " --truth, or --negatives");
        }
        if (data == null && (split.isPresent() || noise.isGiven() || saveConfusion)) {
            throw usage("--split, --noise-snr, --noise, --seed and --save-cm are about --data, which is missing");
        }
        if (streams.size() != truths.size()) {
            throw usage("each --stream needs a --truth, and the other way round: there are " + streams.size() + " and "
                    + truths.size());
        }
        if (!hears && (config.isPresent() || settings.isGiven())) {
            throw usage("--config and --set are about --stream and --negatives, which are missing");
        }
        if (config.isPresent() && models.isEmpty()) {
            throw usage("--config needs a --model, which takes the place of the pipeline's own");
        }
        if (new HashSet<>(models).size() < models.size()) {
            throw usage("a --model is given twice, and would be compared with itself");
        }
    }

    private EvaluationResult evaluate(List<EvaluatedModel> evaluated, Progress progress) {
        EvaluationResult result = data == null ? EvaluationResult.of(evaluated) : clips(evaluated, progress);
        if (!streams.isEmpty()) {
            result = result.withStreams(streams(evaluated, progress));
        }
        if (negatives.isPresent()) {
            result = result.withNegatives(negatives(evaluated, negatives.get(), progress));
        }
        return result;
    }

    private EvaluationResult clips(List<EvaluatedModel> evaluated, Progress progress) {
        try (Jobs threads = jobs.open()) {
            return Evaluation.evaluate(
                    evaluated,
                    data.dataset(split.orElse(Split.TEST), command.commandLine().getErr()),
                    noise.noise(),
                    threads,
                    progress);
        }
    }

    private List<StreamResult> streams(List<EvaluatedModel> evaluated, Progress progress) {
        PipelineSpec pipeline = pipeline();
        List<LabelledStream> labelled = IntStream.range(0, streams.size())
                .mapToObj(i -> LabelledStream.read(streams.get(i), truths.get(i)))
                .toList();
        return evaluated.stream()
                .map(model -> StreamEvaluation.evaluate(model, pipeline, labelled, progress, this::warn))
                .toList();
    }

    private List<NegativesResult> negatives(List<EvaluatedModel> evaluated, Path folder, Progress progress) {
        PipelineSpec pipeline = pipeline();
        return evaluated.stream()
                .map(model -> NegativesEvaluation.evaluate(model, pipeline, folder, progress, this::warn))
                .toList();
    }

    private PipelineSpec pipeline() {
        return settings.applyTo(PipelineSpec.read(config.orElseGet(Installation::defaultConfig)));
    }

    private void write(EvaluationResult result, List<EvaluatedModel> evaluated, Path folder) {
        new EvaluationReport(
                        result,
                        TrainingSet.of(evaluated),
                        ReportProvenance.ofEvaluation(command.commandLine().getParseResult(), evaluated))
                .write(folder)
                .ifPresent(this::warn);
    }

    private void saveConfusion(EvaluationResult result, Path folder) {
        ConfusionFiles files = ConfusionFiles.write(result, folder);
        files.written().forEach(file -> command.commandLine().getErr().println("sonoflux: wrote " + file));
        if (report.isEmpty()) {
            files.obstacle().ifPresent(this::warn);
        }
    }

    private void warn(String message) {
        command.commandLine().getErr().println("sonoflux: warning: " + message);
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
