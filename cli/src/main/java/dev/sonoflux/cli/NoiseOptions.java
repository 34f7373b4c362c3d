package dev.sonoflux.cli;

import dev.sonoflux.operators.augment.NoiseLevel.SignalToNoise;
import dev.sonoflux.training.evaluation.ClipNoise;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say what noise recordings are measured in, besides being measured as they are. */
final class NoiseOptions {
    private static final int DEFAULT_SEED = 1;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--noise-snr",
            paramLabel = "DB",
            split = ",",
            description =
                    "Measure in noise, too, at these ratios in dB of the power of speech to the noise's, e.g. 20,10,5,0:"
                            + " that of a labelled recording, or, of a stream, that of its words. The noise covers the whole"
                            + " of each, and is the same for everything that is measured side by side.")
    private List<Double> snr = List.of();

    @Option(
            names = "--noise",
            paramLabel = "DIR",
            description = "Recordings of noise; each recording that is measured draws one. Default: white noise.")
    private Optional<Path> recordings = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "What is random in the noise follows from this and a recording's name. Default: 1.")
    private Optional<Integer> seed = Optional.empty();

    boolean isGiven() {
        return !snr.isEmpty() || recordings.isPresent() || seed.isPresent();
    }

    Optional<ClipNoise> noise() {
        if (snr.isEmpty()) {
            if (isGiven()) {
                throw usage("--noise and --seed are about --noise-snr, which is missing");
            }
            return Optional.empty();
        }
        for (double db : snr) {
            if (!(db >= SignalToNoise.MIN_DB && db <= SignalToNoise.MAX_DB)) {
                throw usage("--noise-snr: " + db + " dB is not from " + SignalToNoise.MIN_DB + " to "
                        + SignalToNoise.MAX_DB);
            }
        }
        int chosen = seed.orElse(DEFAULT_SEED);
        return Optional.of(recordings
                .map(path -> ClipNoise.recorded(path, snr, chosen))
                .orElseGet(() -> ClipNoise.white(snr, chosen)));
    }

    private ParameterException usage(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
