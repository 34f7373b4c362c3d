package dev.sonoflux.examples.server;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelOption;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ChannelBindException;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/**
 * Hears words in what clients send, and tells them while they still send.
 *
 * <ul>
 *   <li>{@code POST /detections}: a WAV file, or samples without a header ({@code ?rate=16000}), and server-sent events in
 *       response.
 *   <li>{@code GET /live?rate=16000}: a WebSocket that takes samples in binary messages, and gives results in text messages.
 *       A text message from the client, whatever it says, ends the audio; the server sends what is left and closes.
 * </ul>
 *
 * A client that doesn't take its results isn't read from, and holds up nobody else.
 */
public final class DetectionServer implements AutoCloseable {
    /** What a client has not taken waits at its end of the line, and not here. */
    private static final int SEND_BUFFER_BYTES = 1 << 16;

    /** Stands for a text message, which ends the audio. */
    private static final byte[] END = {};

    private static final Duration SHUTDOWN = Duration.ofSeconds(10);

    private final Results results = new Results();
    private final ChannelGroup connections = new DefaultChannelGroup(ImmediateEventExecutor.INSTANCE);
    private final Sessions sessions;
    private final DisposableServer server;

    private DetectionServer(ServerConfig config, Sessions sessions) {
        this.sessions = sessions;
        this.server = HttpServer.create()
                .host(config.host())
                .port(config.port())
                .channelGroup(connections)
                .childOption(ChannelOption.SO_SNDBUF, SEND_BUFFER_BYTES)
                .doOnConnection(c -> c.onReadIdle(config.patience().toMillis(), c::dispose))
                .route(routes -> routes.post("/detections", this::detections)
                        .get("/live", this::live)
                        .route(
                                any -> true,
                                (request, response) -> unknown(request).send(response)))
                .bindNow();
    }

    /**
     * Loads the model and begins to listen.
     *
     * @throws SonofluxException if the pipeline is wrong, or something else listens at the port
     */
    public static DetectionServer start(ServerConfig config) {
        Pipeline pipeline = Pipeline.withoutSource(PipelineSpec.read(config.pipeline()));
        try {
            return new DetectionServer(config, new Sessions(pipeline, config.maxSessions()));
        } catch (ChannelBindException e) {
            pipeline.close();
            throw new SonofluxException(
                    "cannot listen at " + config.host() + ":" + config.port()
                            + ", where something else may listen already; choose another port",
                    e);
        } catch (RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    /** The port it listens at. */
    public int port() {
        return server.port();
    }

    /** Waits until it is closed. */
    public void await() {
        server.onDispose().block();
    }

    /**
     * Lets nobody in any more, sends every client what was heard so far, and lets go of the model. A client that has not
     * taken it after 10 s is cut off.
     */
    @Override
    public void close() {
        close(SHUTDOWN);
    }

    /** Whoever closes it second waits until the first is done. */
    synchronized void close(Duration grace) {
        sessions.stop();
        try {
            server.disposeNow(grace);
        } catch (IllegalStateException timeout) {
            connections.close().awaitUninterruptibly();
        } finally {
            sessions.close();
        }
    }

    private Publisher<Void> detections(HttpServerRequest request, HttpServerResponse response) {
        return Mono.using(
                        sessions::open,
                        session -> respond(
                                session.hear(
                                        AudioQuery.of(request.uri()),
                                        request.receive().asByteArray()),
                                response),
                        Sessions.Session::close)
                .onErrorResume(
                        Problem.Refusal.class, refusal -> refusal.problem().send(response));
    }

    /** Audio that can't be read from its beginning is a bad request; what happens later is told in an event. */
    private Mono<Void> respond(Flux<Emission> emissions, HttpServerResponse response) {
        return emissions
                .switchOnFirst((first, all) -> first.hasValue()
                                && first.get().item() instanceof Fault fault
                                && fault.severity() == Fault.Severity.ERROR
                        ? Problem.badRequest(fault.message()).send(response)
                        : response.header(HttpHeaderNames.CACHE_CONTROL, "no-store")
                                .sse()
                                .send(all.mapNotNull(e -> results.event(e).orElse(null)), event -> true)
                                .then())
                .then();
    }

    /** The handshake is over long before the conversation is; so the conversation gives the session back, or what fails. */
    private Publisher<Void> live(HttpServerRequest request, HttpServerResponse response) {
        return Mono.defer(() -> {
                    AudioQuery query = AudioQuery.ofSamples(request.uri());
                    requireHandshake(request.requestHeaders());
                    Sessions.Session session = sessions.open();
                    return Mono.defer(() -> response.sendWebsocket(
                                            (in, out) -> Mono.from(converse(session, query, in, out))
                                                    .doOnTerminate(session::close)
                                                    .doOnCancel(session::close))
                                    .then())
                            .doOnError(e -> session.close())
                            .doOnCancel(session::close);
                })
                .onErrorResume(
                        Problem.Refusal.class, refusal -> refusal.problem().send(response));
    }

    private static void requireHandshake(HttpHeaders headers) {
        if (!headers.containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true)
                || !headers.contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            throw new Problem.Refusal(
                    Problem.badRequest(
                            "/live is a WebSocket, and this is no handshake for one; POST /detections takes audio over plain HTTP"));
        }
    }

    private Publisher<Void> converse(
            Sessions.Session session, AudioQuery query, WebsocketInbound in, WebsocketOutbound out) {
        // Cancelling the inbound would close the socket before the last word is sent; autoConnect doesn't pass that on.
        Flux<byte[]> bytes = in.receiveFrames()
                .map(frame -> frame instanceof TextWebSocketFrame ? END : ByteBufUtil.getBytes(frame.content()))
                .publish(1)
                .autoConnect()
                .takeWhile(message -> message != END);
        return out.sendObject(
                session.hear(query, bytes)
                        .mapNotNull(e -> results.json(e).orElse(null))
                        .map(TextWebSocketFrame::new),
                message -> true);
    }

    private static Problem unknown(HttpServerRequest request) {
        return new Problem(
                HttpResponseStatus.NOT_FOUND,
                "there is no " + request.method() + " " + request.fullPath()
                        + "; there are POST /detections and GET /live, a WebSocket");
    }
}
