package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;

/**
 * Hands what waits in a queue to a subscriber: as much as it asks for, on a worker of its own, so that neither the capture
 * nor whoever requests is held up.
 */
final class Handover {
    private final FluxSink<AudioEvent> subscriber;
    private final Scheduler.Worker worker;
    private final AtomicInteger wakes = new AtomicInteger();
    private volatile CaptureQueue queue;

    Handover(FluxSink<AudioEvent> subscriber, Scheduler.Worker worker) {
        this.subscriber = subscriber;
        this.worker = worker;
    }

    void from(CaptureQueue queue) {
        this.queue = queue;
        subscriber.onRequest(n -> wake());
        wake();
    }

    /** Something has changed: events, demand, or the interest in them. */
    void wake() {
        if (queue != null && wakes.getAndIncrement() == 0) {
            worker.schedule(this::handOver);
        }
    }

    private void handOver() {
        int seen = wakes.get();
        do {
            if (subscriber.isCancelled() || !handOverWhatIsWanted()) {
                // The worker lets go of itself: another thread that did so would interrupt what the subscriber is
                // doing.
                // The count of wakes stays up, so that nothing is scheduled any more.
                queue.clear();
                worker.dispose();
                return;
            }
            seen = wakes.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Tells whether there may be more. */
    private boolean handOverWhatIsWanted() {
        while (!subscriber.isCancelled() && subscriber.requestedFromDownstream() > 0) {
            Optional<AudioEvent> event = queue.poll();
            if (event.isEmpty()) {
                break;
            }
            subscriber.next(event.get());
        }
        if (!queue.isExhausted()) {
            return true;
        }
        queue.failure().ifPresentOrElse(subscriber::error, subscriber::complete);
        return false;
    }
}
