package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.util.List;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * The streams of several sources, one source after another.
 *
 * @param sources at least one
 */
public record SequenceSource(List<AudioSource> sources) implements AudioSource {
    public SequenceSource {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("a sequence of no sources");
        }
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.fromIterable(sources).concatMap(AudioSource::streams, 0);
    }

    /** The rate that all of them have in common, if they do. */
    @Override
    public OptionalInt sampleRate() {
        OptionalInt first = sources.get(0).sampleRate();
        boolean common = sources.stream().allMatch(source -> source.sampleRate().equals(first));
        return common ? first : OptionalInt.empty();
    }
}
