package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;

/** A source with each of its streams changed. */
record ChangedSource(AudioSource source, UnaryOperator<AudioStream> change) implements AudioSource {
    @Override
    public Flux<AudioStream> streams() {
        return source.streams().map(change);
    }

    @Override
    public OptionalInt sampleRate() {
        return source.sampleRate();
    }

    @Override
    public boolean reads(Path path) {
        return source.reads(path);
    }
}
