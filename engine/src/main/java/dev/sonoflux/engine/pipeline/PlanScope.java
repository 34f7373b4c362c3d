package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the components of one pipeline share while it is planned: where files are looked for, and what they provide each other. */
public final class PlanScope implements AutoCloseable {
    /** System property that names the folder Sonoflux is installed in. */
    private static final String HOME_PROPERTY = "sonoflux.home";

    private final Set<Path> folders;
    private final Map<Class<?>, Object> provided = new LinkedHashMap<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    /** @param folders where relative paths of inputs are looked for, in this order */
    PlanScope(Set<Path> folders) {
        this.folders = new LinkedHashSet<>(folders);
    }

    /** Looks beside a specification, then in the working directory, then where Sonoflux is installed. */
    static PlanScope of(PipelineSpec spec) {
        Set<Path> folders = new LinkedHashSet<>();
        folders.add(spec.folder());
        folders.add(Path.of("").toAbsolutePath());
        Optional.ofNullable(System.getProperty(HOME_PROPERTY)).map(Path::of).ifPresent(folders::add);
        return new PlanScope(folders);
    }

    /**
     * Finds a file or folder that is to be read: beside the specification, then in the working directory, then where
     * Sonoflux is installed.
     *
     * @throws SonofluxException if it is in none of these
     */
    public Path find(Path path) {
        return folders.stream()
                .map(folder -> folder.resolve(path).normalize())
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new SonofluxException(notFound(path)));
    }

    /** Offers something to every operator of the pipeline, e.g. the model's bundle. */
    public <T> void provide(Class<T> type, T resource) {
        if (provided.putIfAbsent(type, resource) != null) {
            throw new SonofluxException("this is the second one in this pipeline; there can be one only");
        }
    }

    /** What another operator offers. */
    public <T> Optional<T> provided(Class<T> type) {
        return Optional.ofNullable(type.cast(provided.get(type)));
    }

    /**
     * What another operator offers.
     *
     * @param otherwise the message if none does: what is missing and what to do
     */
    public <T> T require(Class<T> type, String otherwise) {
        return provided(type).orElseThrow(() -> new NotProvidedException(otherwise));
    }

    /** Has a resource closed together with the pipeline. */
    public <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    @Override
    public void close() {
        SonofluxException failure = null;
        while (!owned.isEmpty()) {
            AutoCloseable resource = owned.pop();
            try {
                resource.close();
            } catch (Exception e) {
                SonofluxException now = new SonofluxException("closing failed: " + e.getMessage(), e);
                if (failure == null) {
                    failure = now;
                } else {
                    failure.addSuppressed(now);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private String notFound(Path path) {
        if (path.isAbsolute()) {
            return path + " does not exist";
        }
        return path + " does not exist; looked in "
                + folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    /** Nobody provides it; a consequence, and not worth reporting, if whoever should have provided it failed. */
    static final class NotProvidedException extends SonofluxException {
        private static final long serialVersionUID = 1L;

        NotProvidedException(String message) {
            super(message);
        }
    }
}
