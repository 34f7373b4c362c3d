package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import reactor.core.publisher.Flux;

/**
 * What was found in a directory.
 *
 * @param name its path from the directory, with {@code /}
 * @param file where it is
 * @param problem why it can't be read, if that is known already
 */
record Recording(String name, Path file, Optional<String> problem) implements Comparable<Recording> {
    Flux<AudioEvent> events(ReadOptions options) {
        return problem.<Flux<AudioEvent>>map(
                        message -> Flux.just(new Fault(Severity.ERROR, file.toString(), 0, 0, message)))
                .orElseGet(() -> FileSource.events(file, options));
    }

    /** By code points, which isn't the order of Java's strings outside of the Basic Multilingual Plane. */
    @Override
    public int compareTo(Recording other) {
        return Arrays.compare(
                name.codePoints().toArray(), other.name.codePoints().toArray());
    }
}
