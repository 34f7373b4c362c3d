package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audiofile.AudioReader;
import dev.sonoflux.engine.source.InputStreamSource;
import dev.sonoflux.engine.source.ReadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/** A recording on the class path, in a jar perhaps; opened anew for each subscriber. */
record ResourceSource(URL resource) implements AudioSource {
    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream(name(), Flux.using(this::open, this::events, ResourceSource::close)));
    }

    @Override
    public OptionalInt sampleRate() {
        try (AudioReader reader =
                AudioReader.of(open(), name(), ReadOptions.ofDefaults().channel())) {
            return OptionalInt.of(reader.info().sampleRate());
        }
    }

    private String name() {
        String path = resource.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Flux<AudioEvent> events(InputStream in) {
        return InputStreamSource.of(name(), in, ReadOptions.ofDefaults())
                .streams()
                .flatMap(AudioStream::events);
    }

    private InputStream open() {
        try {
            return resource.openStream();
        } catch (IOException e) {
            throw new SonofluxException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
