package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recording.RecordingFiles;
import dev.sonoflux.engine.recording.RecordingSource;
import dev.sonoflux.engine.source.FileSource;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Flux;

/**
 * A recording that a test hears: WAV, AIFF, AU or FLAC, on the class path or in a file. It can be heard any number of times.
 * Where a WAV file has its {@linkplain RecordingFiles events} beside it, gaps, drops, faults and key presses are replayed,
 * too.
 *
 * @param original what was recorded, in the frames in which it is read
 * @param rechunking into which frames it is cut, if it is
 * @param pace how fast it comes
 */
public record TestRecording(AudioSource original, Optional<Rechunking> rechunking, Pace pace) {
    public TestRecording {
        Objects.requireNonNull(original, "original");
        Objects.requireNonNull(rechunking, "rechunking");
        Objects.requireNonNull(pace, "pace");
    }

    /**
     * A resource, e.g. {@code recordings/digits.wav} in {@code src/test/resources}, or else a file. It is heard as it is
     * read, at full speed.
     *
     * @param location the name of the resource, or a path, relative to the working directory
     * @throws SonofluxException if it is neither, or the recording's events can't be read
     */
    public static TestRecording of(String location) {
        return of(location, TestRecording.class.getClassLoader());
    }

    /** The same with the class loader that knows the resource. */
    public static TestRecording of(String location, ClassLoader loader) {
        Optional<URL> resource = Optional.ofNullable(loader.getResource(location));
        if (resource.isPresent() && !resource.get().getProtocol().equals("file")) {
            return of(new ResourceSource(resource.get()));
        }
        Path file = resource.map(TestRecording::path).orElseGet(() -> Path.of(location));
        if (!Files.isRegularFile(file)) {
            throw new SonofluxException("there is no recording '" + location
                    + "': it is no resource on the class path, and " + file.toAbsolutePath() + " is no file");
        }
        return of(hasEvents(file) ? RecordingSource.of(file) : FileSource.of(file));
    }

    private static Path path(URL resource) {
        return Path.of(URI.create(resource.toString()));
    }

    private static boolean hasEvents(Path file) {
        return file.toString().endsWith(".wav")
                && Files.exists(RecordingFiles.of(file).events());
    }

    /** Any other source, as it is. */
    public static TestRecording of(AudioSource original) {
        return new TestRecording(original, Optional.empty(), Pace.MAX);
    }

    /** The same in other frames; at real time, a frame comes when its last sample was spoken. */
    public TestRecording withFrames(Rechunking value) {
        return new TestRecording(original, Optional.of(value), pace);
    }

    public TestRecording withPace(Pace value) {
        return new TestRecording(original, rechunking, value);
    }

    /** For {@link dev.sonoflux.engine.pipeline.Pipeline#withSource(AudioSource)}. */
    public AudioSource source() {
        AudioSource paced = pace.of(original);
        return rechunking.map(r -> r.of(paced)).orElse(paced);
    }

    /** Its samples, and whatever else happens in it. */
    public Flux<AudioEvent> events() {
        return source().streams().concatMap(AudioStream::events, 0);
    }

    /** Its samples alone. */
    public Flux<PcmFrame> frames() {
        return events().ofType(PcmFrame.class);
    }
}
