package dev.sonoflux.examples.server;

import dev.sonoflux.engine.SonofluxException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.StringWriter;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Why a request was refused, as the client is told: problem details of RFC 9457.
 *
 * @param status the status of the response
 * @param detail what was wrong, and what to do
 */
record Problem(HttpResponseStatus status, String detail) {
    private static final JsonFactory JSON = new JsonFactory();

    static Problem badRequest(String detail) {
        return new Problem(HttpResponseStatus.BAD_REQUEST, detail);
    }

    Mono<Void> send(HttpServerResponse response) {
        return response.status(status)
                .header(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
                .sendString(Mono.just(json()))
                .then();
    }

    String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("title", status.reasonPhrase());
            json.writeNumberProperty("status", status.code());
            json.writeStringProperty("detail", detail);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Ends a request that can't be served. */
    static final class Refusal extends SonofluxException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Refusal(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
