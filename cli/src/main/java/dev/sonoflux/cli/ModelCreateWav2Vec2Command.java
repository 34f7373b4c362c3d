package dev.sonoflux.cli;

import dev.sonoflux.training.wav2vec2.Wav2Vec2Model;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a wav2vec2 that has learned nothing. */
@Command(
        name = "create-wav2vec2",
        description =
                "Makes a wav2vec2 with random weights, as a folder like those of the Hugging Face hub: to try out, without"
                        + " a download, how long training takes and how much memory. It has learned nothing.",
        mixinStandardHelpOptions = true)
final class ModelCreateWav2Vec2Command implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "The folder to make.")
    private Path folder;

    @Option(
            names = "--size",
            paramLabel = "tiny|base",
            defaultValue = "base",
            description =
                    "base (default): that of facebook/wav2vec2-base, 94 million weights in 378 MB. tiny: 0.1 million.")
    private Wav2Vec2Model.Size size;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the weights. Default: 1.")
    private long seed;

    @Override
    public Integer call() {
        Wav2Vec2Model model = Wav2Vec2Model.create(folder, size, seed);
        command.commandLine().getErr().println("sonoflux: made " + folder);
        command.commandLine().getOut().println(model);
        return ExitCode.OK;
    }
}
