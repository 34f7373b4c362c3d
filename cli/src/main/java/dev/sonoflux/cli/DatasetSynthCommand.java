package dev.sonoflux.cli;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.synthesis.SynthesisConfig;
import dev.sonoflux.training.synthesis.SyntheticDigits;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes digits that nobody said. */
@Command(
        name = "synth",
        description = "Makes a set of spoken digits by formant synthesis, for when there are no recordings: files named"
                + " {digit}_{speaker}_{take}.wav, 16 bits. The same options give the same bytes. Another --seed"
                + " gives other voices.",
        mixinStandardHelpOptions = true)
final class DatasetSynthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "The folder to make.")
    private Path out;

    @Option(
            names = "--speakers",
            paramLabel = "N",
            defaultValue = "" + SynthesisConfig.DEFAULT_SPEAKERS,
            description = "How many voices: men and women in turn, every tenth a child. Default: ${DEFAULT-VALUE}.")
    private int speakers;

    @Option(
            names = "--takes",
            paramLabel = "N",
            defaultValue = "" + SynthesisConfig.DEFAULT_TAKES,
            description = "How often each voice says each digit; takes 0 to 4 are the test split. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int takes;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            defaultValue = "" + SynthesisConfig.DEFAULT_SAMPLE_RATE,
            description = "Samples per second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--length",
            paramLabel = "S",
            converter = Amount.Seconds.class,
            description =
                    "Make every clip that long, in seconds or with a unit, e.g. 1s; by default it is as long as its"
                            + " word, around half a second.")
    private Optional<String> length = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "" + SynthesisConfig.DEFAULT_SEED,
            description = "Of everything random; it is part of the voices' names. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--replace", description = "Replace a synthetic set that is there already, and nothing else.")
    private boolean replace;

    @Mixin
    private JobsOption jobs;

    @Override
    public Integer call() {
        SynthesisConfig config = config();
        SyntheticDigits.Existing existing =
                replace ? SyntheticDigits.Existing.IS_REPLACED : SyntheticDigits.Existing.IS_KEPT;
        try (Jobs threads = jobs.open();
                Progress progress = new Progress()) {
            SyntheticDigits.write(out, config, existing, threads, progress);
        }
        command.commandLine()
                .getErr()
                .println("sonoflux: wrote " + config.clips() + " clips of " + config.speakers()
                        + " synthetic voices to " + out);
        return ExitCode.OK;
    }

    private SynthesisConfig config() {
        try {
            return new SynthesisConfig(speakers, takes, rate, seed, length.map(Amount::duration));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--" + e.getMessage(), e);
        }
    }
}
