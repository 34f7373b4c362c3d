package dev.sonoflux.examples.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.test.StepVerifier;

/** Clients that stall, come in crowds or leave, and a server that is stopped. */
class ServerLimitsTest {
    private static final Path PIPELINE = Client.HOME.resolve("config/digits.yaml");
    private static final long MOST_BYTES = 100_000_000;
    private static final long STALLED_MILLIS = 2000;

    private DetectionServer server;
    private Client client;

    @BeforeEach
    void startWithPlacesForTwo() {
        System.setProperty("sonoflux.home", Client.HOME.toString());
        server = DetectionServer.start(ServerConfig.of(PIPELINE).withPort(0).withMaxSessions(2));
        client = new Client(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void clientThatTakesNoResultsIsNotReadFromAndHoldsUpNobody() throws IOException {
        try (SocketChannel stalled = clientThatDoesNotRead();
                Selector selector = Selector.open()) {
            SelectionKey key = stalled.register(selector, SelectionKey.OP_WRITE);

            long written = writeUntilNothingIsTaken(stalled, selector);

            assertThat(written)
                    .as("bytes taken from a client that doesn't read")
                    .isLessThan(MOST_BYTES);
            assertThat(client.post("/detections?rate=8000", Client.demoSamples())
                            .data())
                    .hasSize(14);

            key.interestOps(SelectionKey.OP_READ);
            ByteBuffer results = ByteBuffer.allocate(1 << 16);
            while (selector.select(STALLED_MILLIS) > 0 && stalled.read(results) > 0) {
                selector.selectedKeys().clear();
                results.clear();
            }
            key.interestOps(SelectionKey.OP_WRITE);
            assertThat(selector.select(Client.PATIENCE.toMillis()))
                    .as("read from again, once it takes its results")
                    .isPositive();
        }
    }

    @Test
    void clientThatTakesNoResultsIsCutOffWhenTheServerStops() throws IOException {
        try (SocketChannel stalled = clientThatDoesNotRead();
                Selector selector = Selector.open()) {
            SelectionKey key = stalled.register(selector, SelectionKey.OP_WRITE);
            writeUntilNothingIsTaken(stalled, selector);

            server.close(Duration.ofMillis(100));

            key.interestOps(SelectionKey.OP_READ);
            assertThatThrownBy(() -> {
                        ByteBuffer results = ByteBuffer.allocate(1 << 16);
                        while (selector.select(Client.PATIENCE.toMillis()) > 0) {
                            selector.selectedKeys().clear();
                            if (stalled.read(results.clear()) < 0) {
                                throw new EOFException("the server has closed the connection");
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    private SocketChannel clientThatDoesNotRead() throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
        channel.connect(new InetSocketAddress("localhost", server.port()));
        channel.write(StandardCharsets.US_ASCII.encode("POST /detections?rate=8000 HTTP/1.1\r\n"
                + "Host: localhost\r\nContent-Length: " + 10 * MOST_BYTES + "\r\n\r\n"));
        channel.configureBlocking(false);
        return channel;
    }

    private static long writeUntilNothingIsTaken(SocketChannel channel, Selector selector) throws IOException {
        ByteBuffer audio = ByteBuffer.wrap(Client.demoSamples());
        long written = 0;
        while (written < MOST_BYTES && selector.select(STALLED_MILLIS) > 0) {
            selector.selectedKeys().clear();
            written += channel.write(audio);
            if (!audio.hasRemaining()) {
                audio.rewind();
            }
        }
        return written;
    }

    @Test
    void operatorsRunOnNoThreadOfTheNetwork() {
        try (Sessions sessions = new Sessions(Pipeline.withoutSource(PipelineSpec.read(PIPELINE)), 1);
                Sessions.Session session = sessions.open()) {
            Flux<byte[]> fromTheNetwork = Flux.just(Client.demoSamples()).publishOn(Schedulers.single());

            Flux<String> threads = session.hear(AudioQuery.of("/detections?rate=8000"), fromTheNetwork)
                    .map(emission -> Thread.currentThread().getName());

            assertThat(threads.distinct().collectList().block(Client.PATIENCE))
                    .singleElement()
                    .asString()
                    .startsWith("parallel-");
        }
    }

    @Test
    void clientThatIsOneTooManyIsRefusedUntilAnotherHasLeft() {
        Sinks.Empty<byte[]> end = Sinks.empty();
        Flux<byte[]> openEnded = Flux.just(Client.demoSamples()).concatWith(end.asMono());
        Flux<String> both = Flux.range(0, 2).flatMap(i -> client.events("/detections?rate=8000&name=" + i, openEnded));

        StepVerifier.create(both)
                .expectNextCount(28)
                .then(() -> {
                    Client.Answer refused = client.post("/detections?rate=8000", Client.demoSamples());
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.body()).contains("2 clients are being heard already");
                })
                .then(end::tryEmitEmpty)
                .expectComplete()
                .verify(Client.PATIENCE);
        assertThat(client.post("/detections?rate=8000", Client.demoSamples()).status())
                .isEqualTo(200);
    }

    @Test
    void conversationsKeepTheirPlacesUntilTheyEnd() {
        Sinks.Empty<Object> end = Sinks.empty();
        Flux<String> both = Flux.range(0, 2)
                .flatMap(i -> client.talk(
                        "/live?rate=8000",
                        Flux.<Object>just(new BinaryWebSocketFrame(
                                        Unpooled.wrappedBuffer(Arrays.copyOf(Client.demoSamples(), 32_000))))
                                .concatWith(end.asMono())
                                .concatWith(Flux.defer(() -> Flux.just(new TextWebSocketFrame("end"))))));

        StepVerifier.create(both)
                .expectNextCount(2)
                .then(() -> assertThat(client.post("/detections?rate=8000", Client.demoSamples())
                                .status())
                        .isEqualTo(503))
                .then(end::tryEmitEmpty)
                .expectComplete()
                .verify(Client.PATIENCE);
        assertThat(client.post("/detections?rate=8000", Client.demoSamples()).status())
                .isEqualTo(200);
    }

    @Test
    void requestForAConversationThatIsNoHandshakeTakesNoPlace() {
        for (int i = 0; i < 3; i++) {
            Client.Answer answer = client.get("/live?rate=8000");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("/live is a WebSocket");
        }
        assertThat(client.post("/detections?rate=8000", Client.demoSamples()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Connection", "Sec-WebSocket-Version"})
    void handshakeThatLacksSomethingGivesItsPlaceBack(String missing) {
        HttpClient incomplete = client.http()
                .headers(h -> h.set(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET)
                        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE)
                        .set(HttpHeaderNames.SEC_WEBSOCKET_KEY, "AAAA")
                        .set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, "13")
                        .remove(missing));
        for (int i = 0; i < 3; i++) {
            incomplete
                    .get()
                    .uri("/live?rate=8000")
                    .response()
                    .onErrorComplete(PrematureCloseException.class)
                    .block(Client.PATIENCE);
        }

        assertThat(client.post("/detections?rate=8000", Client.demoSamples()).status())
                .isEqualTo(200);
    }

    @Test
    void wordThatIsBeingSpokenWhenTheServerStopsIsStillTold() {
        try (Sessions sessions = new Sessions(Pipeline.withoutSource(PipelineSpec.read(PIPELINE)), 1);
                Sessions.Session session = sessions.open()) {
            byte[] cutInTheSecondWord = Arrays.copyOf(Client.demoSamples(), 16_000 * 27 / 10);
            Flux<byte[]> openEnded = Flux.just(cutInTheSecondWord).concatWith(Flux.never());

            StepVerifier.create(session.hear(AudioQuery.of("/detections?rate=8000"), openEnded)
                            .map(Emission::item)
                            .ofType(Detection.class)
                            .map(Detection::label))
                    .expectNext("3")
                    .then(sessions::stop)
                    .expectNext("1")
                    .expectComplete()
                    .verify(Client.PATIENCE);
        }
    }

    @Test
    void responseEndsInOrderWhenTheServerStops() {
        Flux<byte[]> openEnded = Flux.just(Client.demoSamples()).concatWith(Flux.never());

        StepVerifier.create(client.events("/detections?rate=8000", openEnded))
                .expectNextCount(14)
                .then(() -> new Thread(server::close).start())
                .thenConsumeWhile(json -> true)
                .expectComplete()
                .verify(Client.PATIENCE);
    }

    @Test
    void clientThatFallsSilentIsLetGo() {
        try (DetectionServer impatient =
                DetectionServer.start(ServerConfig.of(PIPELINE).withPort(0).withPatience(Duration.ofMillis(200)))) {
            Flux<byte[]> silent = Flux.just(Client.demoSamples()).concatWith(Flux.never());

            StepVerifier.create(new Client(impatient.port()).events("/detections?rate=8000", silent))
                    .thenConsumeWhile(json -> true)
                    .expectError()
                    .verify(Client.PATIENCE);
        }
    }

    @Test
    void portThatIsTakenIsSaid() {
        ServerConfig same = ServerConfig.of(PIPELINE).withPort(server.port());

        assertThatThrownBy(() -> DetectionServer.start(same))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("cannot listen at localhost:" + server.port());
    }
}
