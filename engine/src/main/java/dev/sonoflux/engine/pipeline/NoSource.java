package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** Stands where a source will be given later. */
record NoSource() implements AudioSource {
    @Override
    public Flux<AudioStream> streams() {
        return Flux.error(() -> new SonofluxException("this pipeline has no source; give it one by withSource"));
    }

    @Override
    public OptionalInt sampleRate() {
        return OptionalInt.empty();
    }
}
