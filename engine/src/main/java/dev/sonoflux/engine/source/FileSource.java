package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audiofile.AudioFileException;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * A recording in a file: WAV, AIFF, AU or FLAC, or samples without a header where their format is stated. It is one
 * stream, named after the file; a file that is broken or missing is a stream that ends with an error
 * {@link dev.sonoflux.engine.audio.Fault}. Each subscription reads the file anew, on the thread that requests.
 */
public final class FileSource implements AudioSource {
    private final Path file;
    private final ReadOptions options;

    private FileSource(Path file, ReadOptions options) {
        this.file = Objects.requireNonNull(file, "file");
        this.options = Objects.requireNonNull(options, "options");
    }

    public static FileSource of(Path file) {
        return of(file, ReadOptions.ofDefaults());
    }

    public static FileSource of(Path file, ReadOptions options) {
        return new FileSource(file, options);
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream(String.valueOf(file.getFileName()), events(file, options)));
    }

    /** The rate that the header states now; empty if it can't be read. */
    @Override
    public OptionalInt sampleRate() {
        if (options.rawFormat().isPresent()) {
            return OptionalInt.of(options.rawFormat().get().sampleRate());
        }
        if (!Files.isRegularFile(file)) {
            // What a pipe says can be read only once.
            return OptionalInt.empty();
        }
        try (AudioReader reader = open(file, options)) {
            return OptionalInt.of(reader.info().sampleRate());
        } catch (AudioFileException e) {
            // The stream itself will say what is wrong.
            return OptionalInt.empty();
        }
    }

    @Override
    public boolean reads(Path path) {
        return SameFile.at(file, path);
    }

    static Flux<AudioEvent> events(Path file, ReadOptions options) {
        return RecordingEvents.of(file.toString(), () -> open(file, options), options.frameSize());
    }

    private static AudioReader open(Path file, ReadOptions options) {
        if (options.rawFormat().isPresent()) {
            PcmFormat format = options.rawFormat().get();
            return AudioReader.openRaw(file, format, options.channel());
        }
        return AudioReader.open(file, options.channel());
    }
}
