package dev.sonoflux.examples.server;

import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** What a client of the server does. */
record Client(int port) {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The project's root. */
    static final Path HOME = Path.of(System.getProperty("project.root"));

    /** A recording of 14 digits: 16-bit samples at 8 kHz. */
    static final Path DEMO = HOME.resolve("demo/digits.wav");

    private static final int WAV_HEADER_BYTES = 44;

    /**
     * How a request was answered.
     *
     * @param body all of it
     */
    record Answer(int status, String contentType, String body) {
        /** The data of the server-sent events. */
        List<String> data() {
            return Stages.run(new EventData(), List.of(body));
        }
    }

    /** The demo without its header. */
    static byte[] demoSamples() {
        try {
            byte[] wav = Files.readAllBytes(DEMO);
            return Arrays.copyOfRange(wav, WAV_HEADER_BYTES, wav.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HttpClient http() {
        return HttpClient.create().baseUrl("http://localhost:" + port).responseTimeout(PATIENCE);
    }

    Answer get(String uri) {
        return answer(http().get().uri(uri));
    }

    /** Sends all of it and waits for all that comes. */
    Answer post(String uri, byte[] body) {
        return post(uri, Flux.just(body));
    }

    Answer post(String uri, Flux<byte[]> body) {
        return answer(http().post().uri(uri).send(body.map(Unpooled::wrappedBuffer)));
    }

    private static Answer answer(HttpClient.ResponseReceiver<?> request) {
        return request.responseSingle((response, content) -> content.asString()
                        .defaultIfEmpty("")
                        .map(text -> new Answer(
                                response.status().code(),
                                response.responseHeaders().get(HttpHeaderNames.CONTENT_TYPE, ""),
                                text)))
                .block(PATIENCE);
    }

    /** The data of the events as they come, while the body is still sent. */
    Flux<String> events(String uri, Flux<byte[]> body) {
        return http().post()
                .uri(uri)
                .send((request, out) -> out.send(body.map(Unpooled::wrappedBuffer), bytes -> true))
                .responseContent()
                .asString(StandardCharsets.UTF_8)
                .transform(Stages.operator(EventData::new));
    }

    /** The text messages that come back over a WebSocket. */
    Flux<String> talk(String uri, Flux<Object> messages) {
        return http().websocket()
                .uri(uri)
                .handle((in, out) -> Flux.merge(
                        out.sendObject(messages, message -> true).then().then(Mono.<String>empty()),
                        in.receive().asString()));
    }

    /** The data of server-sent events, whose bytes may have been cut anywhere. */
    private static final class EventData implements Stage<String, String> {
        private static final String DATA = "data: ";

        private String line = "";

        @Override
        public void accept(String text, Consumer<? super String> out) {
            String[] lines = (line + text).split("\n", -1);
            line = lines[lines.length - 1];
            Arrays.stream(lines, 0, lines.length - 1)
                    .filter(complete -> complete.startsWith(DATA))
                    .forEach(complete -> out.accept(complete.substring(DATA.length())));
        }
    }
}
