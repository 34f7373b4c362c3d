package dev.sonoflux.engine.audio;

import java.nio.file.Path;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** Where audio comes from: a file, a directory, standard input, a microphone, a recording. */
public interface AudioSource {
    /**
     * Audio of your own: what a socket delivers, say. It is one stream.
     *
     * @param name what detections call it
     * @param events its audio; read by one subscriber at a time, on whatever thread it comes
     * @param sampleRate samples per second of its frames
     */
    static AudioSource of(String name, Flux<? extends AudioEvent> events, int sampleRate) {
        return new SingleStream(new AudioStream(name, events.cast(AudioEvent.class)), OptionalInt.of(sampleRate));
    }

    /** The same where the rate is known only when the first frame has come. */
    static AudioSource of(String name, Flux<? extends AudioEvent> events) {
        return new SingleStream(new AudioStream(name, events.cast(AudioEvent.class)), OptionalInt.empty());
    }

    /** The streams in a fixed order. Each is read to its end, or abandoned, before the next one is asked for. */
    Flux<AudioStream> streams();

    /** The sample rate of every stream, where it is known before audio flows. */
    OptionalInt sampleRate();

    /** Whether it reads this file, or the recordings in this directory, so that a sink that wrote there would spoil them. */
    default boolean reads(Path path) {
        return false;
    }
}
