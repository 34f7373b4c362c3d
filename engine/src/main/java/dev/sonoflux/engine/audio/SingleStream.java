package dev.sonoflux.engine.audio;

import java.util.Objects;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** A source of one stream that somebody else makes. */
record SingleStream(AudioStream stream, OptionalInt sampleRate) implements AudioSource {
    SingleStream {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(sampleRate, "sampleRate");
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(stream);
    }
}
