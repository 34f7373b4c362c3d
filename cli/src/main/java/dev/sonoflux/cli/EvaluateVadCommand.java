package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.training.evaluation.LabelledStream;
import dev.sonoflux.training.evaluation.VadChoice;
import dev.sonoflux.training.evaluation.VadComparison;
import dev.sonoflux.training.evaluation.VadEvaluation;
import dev.sonoflux.training.evaluation.VadJson;
import dev.sonoflux.training.evaluation.VadText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Tells how good voice activity detectors are. */
@Command(
        name = "vad",
        description = "Measures voice activity detectors side by side, on recordings of many words with the truth about"
                + " them: which frames of speech they miss, what else they take for speech, and how many words"
                + " have no segment.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit status: 0 all was measured, however good it is; 1 something could not be read; 2 the command line or"
                    + " the pipeline is wrong."
        })
final class EvaluateVadCommand implements Callable<Integer> {
    private static final List<VadChoice> ALL =
            Stream.of("energy", "adaptive", "silero").map(VadChoice::parse).toList();

    @Spec
    private CommandSpec command;

    @Option(
            names = "--vad",
            paramLabel = "TYPE[,KEY=VALUE...]",
            converter = Choice.class,
            description =
                    "A detector, with settings that are not the default, e.g. silero,onset=0.3; can be given several"
                            + " times. Default: every type as it is by default: energy, adaptive and silero.")
    private List<VadChoice> vads = new ArrayList<>();

    @Option(
            names = "--stream",
            required = true,
            paramLabel = "FILE",
            description = "A recording of many words, e.g. one that 'dataset splice' made without noise; several are"
                    + " measured as one.")
    private List<Path> streams = new ArrayList<>();

    @Option(
            names = "--truth",
            required = true,
            paramLabel = "JSONL",
            description =
                    "Which words are where in the --stream: a JSON line a word, with label, start and end in seconds."
                            + " One for each --stream, in their order.")
    private List<Path> truths = new ArrayList<>();

    @Mixin
    private NoiseOptions noise;

    @Option(
            names = "--config",
            paramLabel = "PIPELINE",
            description =
                    "The pipeline, of which everything up to its segments is used, with the detector in the place of"
                            + " its own. Default: the shipped config/digits.yaml.")
    private Optional<Path> config = Optional.empty();

    @Mixin
    private SettingOptions settings;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to this file as JSON, too.")
    private Optional<Path> json = Optional.empty();

    /** A detector as somebody writes it. */
    static final class Choice implements ITypeConverter<VadChoice> {
        @Override
        public VadChoice convert(String text) {
            try {
                return VadChoice.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        if (streams.size() != truths.size()) {
            throw new ParameterException(
                    command.commandLine(),
                    "each --stream needs a --truth, and the other way round: there are " + streams.size() + " and "
                            + truths.size());
        }
        if (settings.isGivenFor("vad")) {
            throw new ParameterException(
                    command.commandLine(),
                    "--set vad.… is about the pipeline's own detector, and those that are measured take its place;"
                            + " write their settings behind them, e.g. --vad silero,onset=0.5,release=0.35");
        }
        json.ifPresent(EvaluateVadCommand::createFolder);
        PipelineSpec pipeline = settings.applyTo(PipelineSpec.read(config.orElseGet(Installation::defaultConfig)));
        List<LabelledStream> labelled = IntStream.range(0, streams.size())
                .mapToObj(i -> LabelledStream.read(streams.get(i), truths.get(i)))
                .toList();
        try (Progress progress = new Progress()) {
            VadComparison comparison = VadEvaluation.evaluate(
                    pipeline, vads.isEmpty() ? ALL : vads, labelled, noise.noise(), progress, this::warn);
            progress.finish();
            command.commandLine().getOut().print(VadText.format(comparison));
            command.commandLine().getOut().flush();
            json.ifPresent(file -> write(file, VadJson.format(comparison)));
        }
        return ExitCode.OK;
    }

    /** Before anything is measured, so that a mistyped path shows at once. */
    private static void createFolder(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be written: " + e + "; check the folder and the disk", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be written: " + e + "; check the folder and the disk", e);
        }
    }

    private void warn(String message) {
        command.commandLine().getErr().println("sonoflux: warning: " + message);
    }
}
