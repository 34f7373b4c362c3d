package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.DatasetFetch;
import dev.sonoflux.training.fetch.ModelFetch;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Model;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches pretrained models over the network. */
@Command(
        name = "import",
        description =
                "Fetches a pretrained wav2vec2 of the Hugging Face hub, for train --arch wav2vec2 --pretrained: its"
                        + " configuration and its weights as safetensors, every file checked. A fetch that was cut goes on"
                        + " where it was. Pickles, which can run code when they are read, are refused.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Environment: HF_TOKEN, a token for private models of the hub, which is sent to huggingface.co alone.",
            "             SONOFLUX_MIRROR, as --mirror.",
            "",
            "Exit status: 0 it is there and right; 1 it could not be fetched, is no wav2vec2, or the folder holds something"
                    + " else."
        })
final class ModelImportCommand implements Callable<Integer> {
    private static final Path PRETRAINED = Path.of("pretrained");

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "hf:OWNER/NAME",
            description = "A model of the Hugging Face hub, e.g. hf:facebook/wav2vec2-base-960h.")
    private String source;

    @Option(names = "--to", paramLabel = "DIR", description = "The folder to make. Default: pretrained/NAME.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--revision",
            paramLabel = "REV",
            defaultValue = ModelFetch.MAIN,
            description = "Branch, tag or commit. Default: ${DEFAULT-VALUE}.")
    private String revision;

    @Mixin
    private FetchOptions options;

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        ModelFetch model = model();
        Path target = folder.orElse(PRETRAINED.resolve(model.name()));
        DatasetFetch.Outcome outcome;
        try (Progress progress = new Progress()) {
            outcome = model.fetch(
                    target,
                    options.config(command),
                    FetchOptions::pause,
                    progress,
                    note -> err.println("sonoflux: " + note));
        }
        String summary = Wav2Vec2Model.read(target).toString();
        err.println(
                outcome == DatasetFetch.Outcome.FETCHED
                        ? "sonoflux: fetched " + target
                        : "sonoflux: " + target + " is there already, and every file is as it was fetched");
        command.commandLine().getOut().println(summary);
        return ExitCode.OK;
    }

    private ModelFetch model() {
        try {
            return ModelFetch.of(source, revision);
        } catch (SonofluxException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
