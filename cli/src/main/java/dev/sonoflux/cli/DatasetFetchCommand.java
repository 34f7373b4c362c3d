package dev.sonoflux.cli;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.fetch.DatasetFetch;
import dev.sonoflux.training.fetch.DatasetSource;
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

/** Fetches datasets over the network. */
@Command(
        name = "fetch",
        description =
                "Fetches a dataset: every file is checked, and the folder appears when all of it is there. A fetch that"
                        + " was cut goes on where it was.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Environment: HF_TOKEN, a token for private datasets of the hub, which is sent to huggingface.co alone.",
            "             SONOFLUX_MIRROR, as --mirror.",
            "",
            "Exit status: 0 it is there and right; 1 it could not be fetched, or the folder holds something else."
        })
final class DatasetFetchCommand implements Callable<Integer> {
    private static final Path DATA = Path.of("data");

    @Spec
    private CommandSpec command;

    @Parameters(
            paramLabel = "fsdd|hf:OWNER/NAME",
            description = "fsdd: the Free Spoken Digit Dataset (CC BY-SA 4.0), 3,000 recordings, about 16 MB."
                    + " hf:OWNER/NAME: a dataset of the Hugging Face hub, e.g. hf:mteb/free-spoken-digit-dataset.")
    private String source;

    @Option(names = "--to", paramLabel = "DIR", description = "The folder to make. Default: data/NAME.")
    private Optional<Path> folder = Optional.empty();

    @Option(
            names = "--revision",
            paramLabel = "REV",
            defaultValue = DatasetSource.Hub.MAIN,
            description = "Branch, tag or commit of a dataset of the hub. Default: ${DEFAULT-VALUE}.")
    private String revision;

    @Mixin
    private FetchOptions options;

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        DatasetSource dataset = source();
        Path target = folder.orElse(DATA.resolve(dataset.folder()));
        DatasetFetch.Outcome outcome;
        try (Progress progress = new Progress()) {
            outcome = DatasetFetch.fetch(
                    dataset,
                    target,
                    options.config(command),
                    FetchOptions::pause,
                    progress,
                    note -> err.println("sonoflux: " + note));
        }
        err.println(
                outcome == DatasetFetch.Outcome.FETCHED
                        ? "sonoflux: fetched " + target
                        : "sonoflux: " + target + " is there already, and every file is as it was fetched");
        return ExitCode.OK;
    }

    private DatasetSource source() {
        try {
            return DatasetSource.parse(source, revision);
        } catch (SonofluxException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }
}
