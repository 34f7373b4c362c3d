package dev.sonoflux.examples.server;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.recognition.Detection;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/** The clients that are being heard, all by one pipeline with one model. */
final class Sessions implements AutoCloseable {
    /** Frames tell that the audio has begun; detections and faults are for the client. */
    private static final Set<Class<?>> EMITTED = Set.of(PcmFrame.class, Detection.class, Fault.class);

    /** Buffers of the network that wait for the operators; no more is read before they are taken. */
    private static final int PREFETCH = 4;

    private final Pipeline pipeline;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicLong opened = new AtomicLong();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    /** @param pipeline closed together with the sessions */
    Sessions(Pipeline pipeline, int most) {
        this.pipeline = pipeline;
        this.most = most;
    }

    /**
     * Lets one more client in.
     *
     * @throws Problem.Refusal if there are too many
     */
    Session open() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            throw new Problem.Refusal(new Problem(
                    HttpResponseStatus.SERVICE_UNAVAILABLE,
                    most + " clients are being heard already; try again later"));
        }
        return new Session(opened.incrementAndGet());
    }

    /** Ends the audio of all, so that each still gets the word that was being spoken. */
    void stop() {
        stop.tryEmitEmpty();
    }

    @Override
    public void close() {
        pipeline.close();
    }

    /** One client, from its first byte to its last. */
    final class Session implements AutoCloseable {
        private final long number;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Session(long number) {
            this.number = number;
        }

        /**
         * What the pipeline hears. The network's threads only copy bytes: the operators run on another one.
         *
         * @param bytes the client's audio; asked for no faster than what comes out is taken
         */
        Flux<Emission> hear(AudioQuery query, Flux<byte[]> bytes) {
            String name = query.name().orElse("session " + number);
            Flux<AudioEvent> events = bytes.publishOn(Schedulers.parallel(), PREFETCH)
                    .transform(query.decoder(name))
                    .takeUntilOther(stop.asMono());
            return pipeline.withSource(AudioSource.of(name, events)).emissions(EMITTED);
        }

        /** Gives its place to the next one; does so once. */
        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                open.decrementAndGet();
            }
        }
    }
}
