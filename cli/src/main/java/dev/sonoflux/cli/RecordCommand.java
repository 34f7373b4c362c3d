package dev.sonoflux.cli;

import dev.sonoflux.cli.terminal.Keyboard;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.microphone.MicrophoneSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recording.RecordingFiles;
import dev.sonoflux.engine.recording.RecordingSinkProvider;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import reactor.core.scheduler.Schedulers;

/** Records the microphone, without a model. */
@Command(
        name = "record",
        description = "Records what the microphone delivers, for 'sonoflux replay'; q or Ctrl-C ends it.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Beside take.wav, take.events.jsonl says when what came, and what was lost. A crash loses a second at most.",
            "",
            "Exit status: 0 it was ended; 1 something failed, e.g. there is no microphone; 2 the command line is wrong."
        })
final class RecordCommand implements Callable<Integer> {
    private static final String MICROPHONE = MicrophoneSource.STREAM_NAME;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The WAV file for the samples, e.g. take.wav.")
    private Path file;

    @Option(
            names = "--device",
            paramLabel = "D",
            description =
                    "The microphone: default, its name or a part of it, or its index; 'sonoflux devices' lists them.")
    private Optional<String> device = Optional.empty();

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = Seconds.class,
            description = "How much to record. Default: until it is ended.")
    private Optional<Duration> length = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Samples per second that the microphone is asked for. Default: the best that it offers.")
    private Optional<String> rate = Optional.empty();

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Channels to open, which are mixed to one. Default: the fewest that the microphone offers.")
    private Optional<String> channels = Optional.empty();

    @Option(
            names = "--buffer",
            paramLabel = "MS",
            converter = Amount.Millis.class,
            description = "The microphone's buffer. Default: 40 ms.")
    private Optional<String> buffer = Optional.empty();

    @Option(names = "--force", description = "Overwrite a recording that is there already.")
    private boolean force;

    private final UnaryOperator<AudioSource> line;

    RecordCommand() {
        this(UnaryOperator.identity());
    }

    /** @param line what to listen to instead of the microphone */
    RecordCommand(UnaryOperator<AudioSource> line) {
        this.line = line;
    }

    @Override
    public Integer call() {
        PrintWriter err = command.commandLine().getErr();
        RecordingLevel level = new RecordingLevel(err);
        try (Pipeline pipeline = Pipeline.of(spec())) {
            return PipelineRun.toEnd(
                    pipeline.withSource(line.apply(pipeline.source())),
                    err,
                    Keyboard.QUIT + " ends it",
                    source -> level.of(limited(source)),
                    () -> recorded(level.seconds()));
        }
    }

    private AudioSource limited(AudioSource source) {
        return length.isEmpty() ? source : new LimitedSource(source, length.get(), Schedulers.boundedElastic());
    }

    private PipelineSpec spec() {
        PipelineSpec spec = PipelineSpec.read("name: record", "record")
                .withSource(MICROPHONE, Map.of(), "record")
                .withSink(RecordingSinkProvider.NAME, "path", file.toString(), "record " + file);
        if (force) {
            spec = spec.withSink(RecordingSinkProvider.NAME, "overwrite", "true", "--force");
        }
        Map<String, Optional<String>> settings = new LinkedHashMap<>();
        settings.put("device", device);
        settings.put("rate", rate);
        settings.put("channels", channels);
        settings.put("buffer", buffer);
        for (Map.Entry<String, Optional<String>> setting : settings.entrySet()) {
            if (setting.getValue().isPresent()) {
                String value = setting.getValue().get();
                String option = "--" + setting.getKey() + " " + value;
                spec = spec.withText(MICROPHONE + "." + setting.getKey(), value, option);
            }
        }
        return spec;
    }

    private String recorded(double seconds) {
        return seconds == 0
                ? "nothing recorded"
                : String.format(
                        Locale.ROOT,
                        "%.3f s recorded in %s",
                        seconds,
                        RecordingFiles.of(file).wav());
    }

    /** A positive number of seconds, up to three years. */
    private static final class Seconds implements ITypeConverter<Duration> {
        private static final double MOST = 1e8;

        @Override
        public Duration convert(String text) {
            try {
                double seconds = Double.parseDouble(text);
                if (seconds > 0 && seconds <= MOST) {
                    return Duration.ofNanos(Math.max(1, Math.round(seconds * 1e9)));
                }
            } catch (NumberFormatException e) {
                throw refused(text);
            }
            throw refused(text);
        }

        private static TypeConversionException refused(String text) {
            return new TypeConversionException("'" + text + "' is not a number of seconds above 0 and up to 100000000");
        }
    }
}
