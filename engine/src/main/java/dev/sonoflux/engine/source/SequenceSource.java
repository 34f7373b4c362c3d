package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import reactor.core.publisher.Flux;

/**
 * The streams of several sources, one source after another. The second stream of a name, from another folder, say, has
 * {@code #2} behind it, so that results tell them apart.
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
        return Flux.defer(() -> {
            Map<String, Integer> seen = new HashMap<>();
            return Flux.fromIterable(sources)
                    .concatMap(AudioSource::streams, 0)
                    .map(stream -> named(stream, seen.merge(stream.name(), 1, Integer::sum)));
        });
    }

    private static AudioStream named(AudioStream stream, int occurrence) {
        return occurrence == 1 ? stream : new AudioStream(stream.name() + "#" + occurrence, stream.events());
    }

    @Override
    public boolean reads(Path path) {
        return sources.stream().anyMatch(source -> source.reads(path));
    }

    /** The rate that all of them have in common, if they do. */
    @Override
    public OptionalInt sampleRate() {
        OptionalInt first = sources.get(0).sampleRate();
        boolean common = sources.stream().allMatch(source -> source.sampleRate().equals(first));
        return common ? first : OptionalInt.empty();
    }
}
