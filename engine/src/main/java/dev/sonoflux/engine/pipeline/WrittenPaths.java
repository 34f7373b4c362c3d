package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the sinks of a pipeline write: never where it reads, and each somewhere else. */
final class WrittenPaths {
    private final Optional<AudioSource> source;
    private final Map<Path, String> writers = new LinkedHashMap<>();

    WrittenPaths(Optional<AudioSource> source) {
        this.source = source;
    }

    /**
     * Notes that a sink writes there.
     *
     * @throws SonofluxException if that would spoil what is read, or what another sink writes
     */
    void add(String sink, Path path) {
        if (isDevice(path)) {
            return;
        }
        if (source.isPresent() && source.get().reads(path)) {
            throw new SonofluxException(path + " is what the source reads, and writing would destroy it; name another");
        }
        for (Map.Entry<Path, String> writer : writers.entrySet()) {
            if (isSame(path, writer.getKey())) {
                throw new SonofluxException(
                        path + " is written by the sink " + writer.getValue() + " already; name another");
            }
        }
        writers.put(path, sink);
    }

    /** Pipes and {@code /dev/null} may have several writers, and keep nothing that could be spoilt. */
    private static boolean isDevice(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.toAbsolutePath()
                            .normalize()
                            .equals(other.toAbsolutePath().normalize())
                    || Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new SonofluxException(one + " cannot be looked up: " + e.getMessage(), e);
        }
    }
}
