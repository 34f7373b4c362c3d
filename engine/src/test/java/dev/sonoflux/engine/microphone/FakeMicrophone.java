package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SignalType;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A microphone whose lines are {@link FakeLine}s, and whose clock and supervision go on only when they are told to. */
final class FakeMicrophone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Lines deliver at once what they were told to; on a busy machine all of it waits for the thread that hands it over. */
    private static final Duration QUEUE = Duration.ofSeconds(10);

    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final VirtualTimeScheduler scheduler = VirtualTimeScheduler.create();
    private final BlockingQueue<Supplier<CaptureLine>> openings = new LinkedBlockingQueue<>();
    private final Semaphore opens = new Semaphore(0);
    private final BlockingQueue<Object> received = new LinkedBlockingQueue<>();
    private final BaseSubscriber<AudioEvent> subscriber = new BaseSubscriber<>() {
        @Override
        protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
            // The test asks.
        }

        @Override
        protected void hookOnNext(AudioEvent event) {
            received.add(event);
        }

        @Override
        protected void hookOnComplete() {
            received.add(SignalType.ON_COMPLETE);
        }

        @Override
        protected void hookOnError(Throwable failure) {
            received.add(failure);
        }
    };

    /** The next opening that nobody has told what to do gives this line. */
    FakeMicrophone opens(FakeLine line) {
        return opening(() -> line);
    }

    FakeMicrophone opening(Supplier<CaptureLine> opening) {
        openings.add(opening);
        return this;
    }

    Flux<AudioEvent> events(MicrophoneConfig config, Publisher<String> keys) {
        return new MicrophoneSource(config, this::open, clock::get, () -> scheduler, keys)
                .streams()
                .blockLast()
                .events();
    }

    private CaptureLine open(OptionalInt rate) {
        opens.release();
        try {
            return openings.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    FakeMicrophone listen() {
        return listen(MicrophoneConfig.ofDefaults().withQueue(QUEUE), Flux.never(), Long.MAX_VALUE);
    }

    FakeMicrophone listen(MicrophoneConfig config, Publisher<String> keys, long requested) {
        events(config, keys).subscribe(subscriber);
        subscriber.request(requested);
        advance(Duration.ZERO);
        return this;
    }

    void request(long events) {
        subscriber.request(events);
    }

    /** Lets time pass, in the supervision's steps. */
    void advance(Duration duration) {
        long left = duration.toNanos();
        do {
            long step = Math.min(left, CaptureSupervisor.TICK.toNanos());
            clock.addAndGet(step);
            scheduler.advanceTimeBy(Duration.ofNanos(step));
            left -= step;
        } while (left > 0);
    }

    /** The clock alone goes on, as while the capture is at work. */
    void advanceClock(Duration duration) {
        clock.addAndGet(duration.toNanos());
    }

    /** Waits until so many more lines were asked for. */
    void awaitOpens(int lines) {
        opens.acquireUninterruptibly(lines);
    }

    /** Lets time pass until one more line was asked for. */
    void advanceToNextOpen() {
        try {
            while (!opens.tryAcquire(20, TimeUnit.MILLISECONDS)) {
                advance(CaptureSupervisor.TICK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** How many lines were asked for that nobody waited for. */
    int opens() {
        return opens.availablePermits();
    }

    /** The next event. */
    <T> T next(Class<T> type) {
        return type.cast(next());
    }

    Object next() {
        try {
            Object next = received.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new AssertionError("nothing comes");
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Skips what comes until one of this type. */
    <T> T await(Class<T> type) {
        Object next = next();
        while (!type.isInstance(next)) {
            next = next();
        }
        return type.cast(next);
    }

    boolean hasReceivedNothing() {
        return received.isEmpty();
    }

    void cancel() {
        subscriber.cancel();
    }

    @Override
    public void close() {
        subscriber.cancel();
    }
}
