package dev.sonoflux.cli;

import dev.sonoflux.cli.terminal.Keyboard;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What one would change of a pipeline from one live run to the next; {@link LiveChanges} makes the changes. */
final class LiveOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--model",
            paramLabel = "BUNDLE",
            description = "The model's folder. Audio is resampled to the model's rate.")
    Optional<Path> model = Optional.empty();

    @Option(
            names = "--device",
            paramLabel = "D",
            description =
                    "The microphone: default, its name or a part of it, or its index; 'sonoflux devices' lists them.")
    Optional<String> device = Optional.empty();

    @Option(
            names = "--capture-rate",
            paramLabel = "HZ",
            description = "Samples per second that the microphone is asked for, or best.")
    Optional<String> captureRate = Optional.empty();

    @Option(
            names = "--duration",
            paramLabel = "S",
            converter = Amount.Seconds.class,
            description = "The length of a decision window, e.g. 1 or 800ms; with push-to-talk, what a press captures.")
    Optional<String> duration = Optional.empty();

    @Option(
            names = "--stride",
            paramLabel = "S",
            converter = Amount.Seconds.class,
            description = "From one decision window to the next. Default: the pipeline's, or one after the other.")
    Optional<String> stride = Optional.empty();

    @Option(names = "--vad", paramLabel = "energy|adaptive|silero", description = "How voice activity is detected.")
    Optional<Vad> vad = Optional.empty();

    @Option(
            names = "--vad-threshold",
            paramLabel = "X",
            description = "Where speech begins. Energy: a level, e.g. 0.02 or '-34 dBFS'; adaptive: decibels above the"
                    + " noise, such as 6; silero: a probability, such as 0.3.")
    Optional<String> vadThreshold = Optional.empty();

    @Option(
            names = "--min-speech",
            paramLabel = "MS",
            converter = Amount.Millis.class,
            description = "How much speech begins a segment.")
    Optional<String> minSpeech = Optional.empty();

    @Option(
            names = "--hangover",
            paramLabel = "MS",
            converter = Amount.Millis.class,
            description = "How long a pause may be that does not end speech.")
    Optional<String> hangover = Optional.empty();

    @Option(
            names = "--confidence",
            paramLabel = "P",
            description = "The posterior that a detection must reach, 0 to 1.")
    Optional<String> confidence = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "What scores are divided by: above 1 for less certain posteriors.")
    Optional<String> temperature = Optional.empty();

    @Option(
            names = "--force-emit",
            description = "Report the likeliest word of each segment, however uncertain; it is marked.")
    boolean forceEmit;

    @Option(
            names = "--push-to-talk",
            description = "Listen for one window after each press of Enter, instead of always.")
    boolean pushToTalk;

    @Option(names = "--toggle", description = "Start and stop listening with a key, instead of always.")
    boolean toggle;

    @Option(
            names = "--toggle-key",
            paramLabel = "KEY",
            converter = ToggleKey.class,
            description = "The key of --toggle: the character that it types, or enter. Default: t.")
    Optional<String> toggleKey = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "Record what the microphone delivers, and the keys, so that 'sonoflux replay' hears the same.")
    Optional<String> record = Optional.empty();

    /** How voice activity is detected. */
    enum Vad {
        ENERGY,
        ADAPTIVE,
        SILERO
    }

    /** Any key but the one that ends the run. */
    private static final class ToggleKey implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (text.equals(Keyboard.QUIT)) {
                throw new TypeConversionException("'" + text + "' ends the run; name another key");
            }
            return text;
        }
    }

    /** Says that an option does not fit the pipeline. */
    ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
