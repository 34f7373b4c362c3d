package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A live microphone: one stream, which goes on until it is cancelled. It begins with
 * {@link dev.sonoflux.engine.audio.CaptureStarted}; a microphone that can't be opened is a stream of one error
 * {@link dev.sonoflux.engine.audio.Fault}.
 *
 * <p>A microphone that vanishes, hangs or falls silent is reported within a second by a warning
 * {@link dev.sonoflux.engine.audio.Fault}. It is opened again until it is back, and the stream goes on with another
 * {@code CaptureStarted}, at the position that the clock gives; what is missing is a gap that begins with an empty
 * {@link dev.sonoflux.engine.audio.PcmFrame}. What a slow consumer, or a busy machine, lost is a
 * {@link dev.sonoflux.engine.audio.Dropped} in its place.
 *
 * <p>Each subscription opens a line of its own. It is captured on a thread that never waits for the consumer, and handed
 * over on a worker of {@link Schedulers#boundedElastic()}; cancelling frees the line and waits for nothing.
 */
public final class MicrophoneSource implements AudioSource {
    /** What detections and recordings call the stream. */
    public static final String STREAM_NAME = "microphone";

    private final MicrophoneConfig config;
    private final LineOpener opener;
    private final LongSupplier clock;
    private final Supplier<Scheduler> supervision;
    private final Publisher<String> keys;

    MicrophoneSource(
            MicrophoneConfig config,
            LineOpener opener,
            LongSupplier clock,
            Supplier<Scheduler> supervision,
            Publisher<String> keys) {
        this.config = Objects.requireNonNull(config, "config");
        this.opener = opener;
        this.clock = clock;
        this.supervision = supervision;
        this.keys = Objects.requireNonNull(keys, "keys");
    }

    public static MicrophoneSource of(MicrophoneConfig config) {
        return new MicrophoneSource(
                config,
                new JavaSoundOpener(config),
                System::nanoTime,
                () -> Schedulers.newSingle("sonoflux-microphone-watch", true),
                Flux.never());
    }

    /**
     * The same microphone with the user's keys, named as in {@link dev.sonoflux.engine.audio.KeyPress}: each takes its place
     * in the stream behind what had been captured when it was pressed. They are subscribed to with each stream.
     */
    public MicrophoneSource withKeys(Publisher<String> pressed) {
        return new MicrophoneSource(config, opener, clock, supervision, pressed);
    }

    @Override
    public Flux<AudioStream> streams() {
        return Flux.just(new AudioStream(STREAM_NAME, Flux.create(this::capture, FluxSink.OverflowStrategy.ERROR)));
    }

    /** The configured rate; the best one of a device is known only when it has been opened. */
    @Override
    public OptionalInt sampleRate() {
        return config.rate();
    }

    private void capture(FluxSink<AudioEvent> subscriber) {
        Handover handover = new Handover(subscriber, Schedulers.boundedElastic().createWorker());
        CaptureQueue queue = new CaptureQueue(config.overflow(), config.queue(), handover::wake);
        CaptureSupervisor supervisor = new CaptureSupervisor(config.device(), opener, clock, supervision.get(), queue);
        Disposable pressed = Flux.from(keys)
                .subscribe(
                        supervisor::press,
                        e -> supervisor.warn("keys are not heard any more: " + e.getMessage() + "; start again"));
        subscriber.onDispose(() -> {
            pressed.dispose();
            supervisor.close();
            handover.wake();
        });
        handover.from(queue);
        supervisor.start();
    }
}
