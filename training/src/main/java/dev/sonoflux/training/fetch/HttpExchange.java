package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/**
 * Asks for something over HTTP and follows redirects: few of them, never from https to http, and without handing the token on
 * to other hosts.
 */
final class HttpExchange {
    private static final int MOST_REDIRECTS = 8;
    private static final int LONGEST_RETRY_AFTER_DIGITS = 9;

    private final HttpClient client;
    private final FetchConfig config;

    HttpExchange(FetchConfig config) {
        this.config = config;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** An answer whose body is still to be read, which {@link #read} does; nobody else needs to close it. */
    record Answer(URI uri, HttpResponse<Publisher<List<ByteBuffer>>> response) {
        int status() {
            return response.statusCode();
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }
    }

    /**
     * The answer to GET after redirects.
     *
     * @throws TransferException if another try may succeed: no connection, 408, 429, 5xx
     * @throws SonofluxException if not: other statuses than 200, 206 and 416, redirects that are refused
     */
    Answer get(URI start, Map<String, String> headers) {
        URI uri = start;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Answer answer = send(uri, headers);
            int status = answer.status();
            if (status == 301 || status == 302 || status == 303 || status == 307 || status == 308) {
                discard(answer);
                uri = redirected(answer);
            } else if (status == 200 || status == 206 || status == 416) {
                return answer;
            } else {
                discard(answer);
                throw refusal(answer);
            }
        }
        throw new SonofluxException(start + " is redirected more than " + MOST_REDIRECTS + " times, lastly to " + uri);
    }

    /**
     * Hands the body on, part by part.
     *
     * @throws TransferException if it ends early, or nothing comes for too long
     */
    void read(Answer answer, Consumer<ByteBuffer> sink) {
        try {
            JdkFlowAdapter.flowPublisherToFlux(answer.response().body())
                    .timeout(config.idleTimeout())
                    .concatMap(Flux::fromIterable, 1)
                    .doOnNext(sink)
                    .blockLast();
        } catch (RuntimeException e) {
            Throwable failure = Exceptions.unwrap(e);
            if (failure instanceof SonofluxException ours) {
                throw ours;
            }
            if (failure instanceof TimeoutException) {
                throw new TransferException(
                        answer.uri() + ": nothing came for " + seconds(config.idleTimeout()), failure);
            }
            if (failure instanceof IOException) {
                throw new TransferException(
                        answer.uri() + ": the connection was cut: " + failure.getMessage(), failure);
            }
            throw e;
        }
    }

    private Answer send(URI uri, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(config.idleTimeout())
                .header("User-Agent", "sonoflux")
                .header("Accept-Encoding", "identity");
        headers.forEach(request::header);
        config.token()
                .filter(token -> config.trusts(uri))
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        try {
            return new Answer(uri, client.send(request.GET().build(), BodyHandlers.ofPublisher()));
        } catch (IOException e) {
            String reason =
                    Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
            throw new TransferException(uri + " cannot be reached: " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SonofluxException(uri + ": interrupted", e);
        }
    }

    private static void discard(Answer answer) {
        JdkFlowAdapter.flowPublisherToFlux(answer.response().body()).subscribe().dispose();
    }

    private static URI redirected(Answer answer) {
        String location = answer.header("Location")
                .orElseThrow(() -> new SonofluxException(answer.uri() + " is redirected to nowhere"));
        return redirected(answer.uri(), location);
    }

    /** @throws SonofluxException if it leads to anything but HTTP, or away from https */
    static URI redirected(URI from, String location) {
        URI target;
        try {
            target = from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(from + " is redirected to '" + location + "', which is no address", e);
        }
        boolean secure = from.getScheme().equals("https");
        String scheme = String.valueOf(target.getScheme());
        if (target.getHost() == null || !(scheme.equals("https") || scheme.equals("http") && !secure)) {
            throw new SonofluxException(from + " is redirected to " + target + ", which is refused: it isn't "
                    + (secure ? "https" : "http"));
        }
        return target;
    }

    private static SonofluxException refusal(Answer answer) {
        int status = answer.status();
        String what = answer.uri() + " answers " + status;
        if (status == 408 || status == 429 || status >= 500) {
            return new TransferException(what + (status == 429 ? " (too many requests)" : ""), retryAfter(answer));
        }
        return new SonofluxException(what
                + switch (status) {
                    case 401, 403 ->
                        ": it is private, or wants its terms to be accepted; for the hub, set HF_TOKEN to a"
                                + " token that may read it";
                    case 404, 410 -> ": there is no such thing; check the name and the revision";
                    default -> ", which is not understood";
                });
    }

    /** Dates are left to the usual pauses. */
    private static Optional<Duration> retryAfter(Answer answer) {
        return answer.header("Retry-After")
                .filter(text -> text.length() <= LONGEST_RETRY_AFTER_DIGITS && text.matches("[0-9]+"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
