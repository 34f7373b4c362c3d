package dev.sonoflux.engine.audio;

import java.nio.file.Path;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** Where audio comes from: a file, a directory, standard input, a microphone, a recording. */
public interface AudioSource {
    /** The streams in a fixed order. Each is read to its end, or abandoned, before the next one is asked for. */
    Flux<AudioStream> streams();

    /** The sample rate of every stream, where it is known before audio flows. */
    OptionalInt sampleRate();

    /** Whether it reads this file, or the recordings in this directory, so that a sink that wrote there would spoil them. */
    default boolean reads(Path path) {
        return false;
    }
}
