package dev.sonoflux.training.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How patient a fetch is, and where it goes.
 *
 * @param mirror a host to ask instead of the source's own, with the same paths
 * @param token for what is private on the hub; it is sent to {@code tokenHost} and to no other
 * @param tokenHost scheme, host and port; the hub's own
 * @param connectTimeout until a connection is there
 * @param idleTimeout without a single byte
 * @param tries how often the same byte is asked for in vain before giving up, at least 1
 * @param firstPause before the second try; each later one is twice as long, up to {@code longestPause}
 * @param longestPause the longest wait between tries, also if a server asks for a longer one, which then fails
 */
public record FetchConfig(
        Optional<URI> mirror,
        Optional<String> token,
        URI tokenHost,
        Duration connectTimeout,
        Duration idleTimeout,
        int tries,
        Duration firstPause,
        Duration longestPause) {
    /** The hub, which tokens are for. */
    public static final URI HUB = URI.create("https://huggingface.co");

    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(20);
    public static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofSeconds(60);
    public static final int DEFAULT_TRIES = 6;
    public static final Duration DEFAULT_FIRST_PAUSE = Duration.ofSeconds(1);
    public static final Duration DEFAULT_LONGEST_PAUSE = Duration.ofMinutes(2);

    public FetchConfig {
        if (tries < 1) {
            throw new IllegalArgumentException("tries: " + tries + " is not accepted; it must be 1 or more");
        }
    }

    public static FetchConfig ofDefaults() {
        return new FetchConfig(
                Optional.empty(),
                Optional.empty(),
                HUB,
                DEFAULT_CONNECT_TIMEOUT,
                DEFAULT_IDLE_TIMEOUT,
                DEFAULT_TRIES,
                DEFAULT_FIRST_PAUSE,
                DEFAULT_LONGEST_PAUSE);
    }

    public FetchConfig withMirror(Optional<URI> newMirror) {
        return new FetchConfig(
                newMirror, token, tokenHost, connectTimeout, idleTimeout, tries, firstPause, longestPause);
    }

    public FetchConfig withToken(Optional<String> newToken, URI newTokenHost) {
        return new FetchConfig(
                mirror, newToken, newTokenHost, connectTimeout, idleTimeout, tries, firstPause, longestPause);
    }

    public FetchConfig withTimeouts(Duration newConnectTimeout, Duration newIdleTimeout) {
        return new FetchConfig(
                mirror, token, tokenHost, newConnectTimeout, newIdleTimeout, tries, firstPause, longestPause);
    }

    public FetchConfig withPatience(int newTries, Duration newFirstPause, Duration newLongestPause) {
        return new FetchConfig(
                mirror, token, tokenHost, connectTimeout, idleTimeout, newTries, newFirstPause, newLongestPause);
    }

    /** What addresses begin with, without a slash at its end: the mirror's or, without one, the host's. */
    String base(URI host) {
        return mirror.orElse(host).toString().replaceAll("/+$", "");
    }

    /** Whether the token may be sent there. */
    boolean trusts(URI uri) {
        return tokenHost.getScheme().equals(uri.getScheme())
                && tokenHost.getHost().equalsIgnoreCase(uri.getHost())
                && tokenHost.getPort() == uri.getPort();
    }
}
