package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * The recordings in a directory and the directories in it, each a stream named by its path from there with {@code /}
 * between the folders, in the order of the code points of these names. Recordings are told by their extension: wav, wave,
 * aif, aiff, aifc, au, snd and flac; names that start with a dot are left out. Links are followed, but never back into a
 * directory they are in. What is broken, or may not be read, is a stream that ends with an error
 * {@link dev.sonoflux.engine.audio.Fault}, and the others go on.
 *
 * <p>The directory is listed when its streams are subscribed to; a missing one, or one without recordings, fails with a
 * {@link SonofluxException}.
 */
public final class DirectorySource implements AudioSource {
    private final Path directory;
    private final ReadOptions options;

    private DirectorySource(Path directory, ReadOptions options) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.options = Objects.requireNonNull(options, "options");
    }

    public static DirectorySource of(Path directory) {
        return of(directory, ReadOptions.ofDefaults());
    }

    public static DirectorySource of(Path directory, ReadOptions options) {
        return new DirectorySource(directory, options);
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.defer(() -> Flux.fromIterable(recordings()))
                .map(recording -> new AudioStream(recording.name(), recording.events(options)));
    }

    /** The stated rate of samples without headers; otherwise the files may differ, and it isn't known. */
    @Override
    public OptionalInt sampleRate() {
        return options.rawFormat().isPresent()
                ? OptionalInt.of(options.rawFormat().get().sampleRate())
                : OptionalInt.empty();
    }

    @Override
    public boolean reads(Path path) {
        return Files.isDirectory(path)
                ? SameFile.at(directory, path)
                : AudioReader.isNamedAsAudio(path) && SameFile.isInside(directory, path);
    }

    private List<Recording> recordings() {
        List<Recording> recordings = DirectoryListing.of(directory);
        if (recordings.isEmpty()) {
            throw new SonofluxException(
                    directory + ": there are no recordings in this directory; looked for the extensions "
                            + String.join(", ", AudioReader.EXTENSIONS));
        }
        return recordings;
    }
}
