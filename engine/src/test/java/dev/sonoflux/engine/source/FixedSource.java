package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.util.List;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** A source of streams that were made up. */
record FixedSource(int rate, List<AudioStream> all) implements AudioSource {
    static FixedSource of(int rate, AudioEvent... events) {
        return new FixedSource(rate, List.of(new AudioStream("s", Flux.just(events))));
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.fromIterable(all);
    }

    @Override
    public OptionalInt sampleRate() {
        return OptionalInt.of(rate);
    }
}
