package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.source.DirectorySource;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.engine.source.InputStreamSource;
import dev.sonoflux.engine.source.ReadOptions;
import dev.sonoflux.engine.source.SequenceSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options that say what to listen to. */
final class InputOptions {
    private static final String STANDARD_INPUT = "-";

    /** What comes through a pipe may come live: a word is not held up until half a second more has come. */
    private static final int STANDARD_INPUT_FRAME = 256;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = {"-i", "--input"},
            paramLabel = "PATH|-",
            description = "A recording, a directory of recordings, or - for standard input, instead of the pipeline's"
                    + " source. Can be given several times.")
    private List<String> inputs = new ArrayList<>();

    @Option(
            names = "--channel",
            paramLabel = "N",
            converter = WholeNumber.Index.class,
            description = "The channel of the inputs to listen to, counted from 0. Default: the mean of all.")
    private Optional<Integer> channel = Optional.empty();

    @Option(
            names = "--raw",
            paramLabel = "ENCODING:RATE[:CHANNELS]",
            converter = RawFormat.class,
            description = "The inputs have no header and are samples of this format, e.g. s16le:16000.")
    private Optional<PcmFormat> raw = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "What results call standard input. Default: stdin.")
    private String standardInputName = InputStreamSource.STANDARD_INPUT;

    /** The source that the options name, if they name one. */
    Optional<AudioSource> source() {
        if (inputs.isEmpty()) {
            if (channel.isPresent() || raw.isPresent()) {
                throw new ParameterException(
                        command.commandLine(), "--channel and --raw are about --input, which is missing");
            }
            return Optional.empty();
        }
        ReadOptions mixed = ReadOptions.ofDefaults()
                .withChannel(channel.map(ChannelMix::channel).orElse(ReadOptions.DEFAULT_CHANNEL));
        ReadOptions options = raw.map(mixed::withRawFormat).orElse(mixed);
        List<AudioSource> sources =
                inputs.stream().map(input -> source(input, options)).toList();
        return Optional.of(sources.size() == 1 ? sources.get(0) : new SequenceSource(sources));
    }

    private AudioSource source(String input, ReadOptions options) {
        if (input.equals(STANDARD_INPUT)) {
            ReadOptions small = options.withFrameSize(STANDARD_INPUT_FRAME);
            return InputStreamSource.of(standardInputName, System.in, small);
        }
        Path path = Path.of(input);
        return Files.isDirectory(path) ? DirectorySource.of(path, options) : FileSource.of(path, options);
    }

    /** Reads {@code s16le:16000:2}. */
    private static final class RawFormat implements ITypeConverter<PcmFormat> {
        @Override
        public PcmFormat convert(String text) {
            String[] parts = text.split(":", -1);
            if (parts.length < 2 || parts.length > 3) {
                throw new TypeConversionException(
                        "write it as ENCODING:RATE or ENCODING:RATE:CHANNELS, e.g. s16le:16000");
            }
            SampleEncoding encoding = SampleEncoding.ofLabel(parts[0])
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + parts[0] + "' is not one of " + String.join(", ", SampleEncoding.labels())));
            try {
                int channels = parts.length == 3 ? Integer.parseInt(parts[2]) : 1;
                return new PcmFormat(Integer.parseInt(parts[1]), channels, encoding);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("rate and channels of '" + text + "' must be whole numbers");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
