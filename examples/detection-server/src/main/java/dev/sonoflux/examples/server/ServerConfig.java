package dev.sonoflux.examples.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How the server runs.
 *
 * @param host the address it listens at
 * @param port the port it listens at; 0 for any that is free
 * @param pipeline the YAML of the operators; its source and its sinks are not used
 * @param maxSessions how many clients are heard at once, 1 or more; another one is refused
 * @param patience how long a client may send nothing, or not take what it is sent, before its connection is closed
 */
public record ServerConfig(String host, int port, Path pipeline, int maxSessions, Duration patience) {
    /** Only programs on the same machine reach it. */
    public static final String DEFAULT_HOST = "localhost";

    public static final int DEFAULT_PORT = 8080;

    public static final int DEFAULT_MAX_SESSIONS = 64;

    public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(1);

    public ServerConfig {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(pipeline, "pipeline");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0..65535");
        }
        if (maxSessions < 1) {
            throw new IllegalArgumentException(maxSessions + " sessions serve nobody; 1 is the least");
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("a patience of " + patience + " is none");
        }
    }

    /** A pipeline at the default port. */
    public static ServerConfig of(Path pipeline) {
        return new ServerConfig(DEFAULT_HOST, DEFAULT_PORT, pipeline, DEFAULT_MAX_SESSIONS, DEFAULT_PATIENCE);
    }

    public ServerConfig withPort(int value) {
        return new ServerConfig(host, value, pipeline, maxSessions, patience);
    }

    public ServerConfig withMaxSessions(int value) {
        return new ServerConfig(host, port, pipeline, value, patience);
    }

    public ServerConfig withPatience(Duration value) {
        return new ServerConfig(host, port, pipeline, maxSessions, value);
    }
}
