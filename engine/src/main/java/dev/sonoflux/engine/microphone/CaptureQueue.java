package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * What was captured and waits for the consumer, bounded in audio time. Neither side ever waits for the other: samples
 * beyond the bound are dropped, and a {@link Dropped} stands in their place. All else that happened is small and rare, and
 * is never dropped.
 */
final class CaptureQueue {
    private final Overflow overflow;
    private final Duration bound;
    private final Runnable wake;
    /** What stands before the oldest samples that wait. */
    private final Deque<AudioEvent> before = new ArrayDeque<>();
    /** Begins with samples, if it is not empty. */
    private final Deque<AudioEvent> waiting = new ArrayDeque<>();

    private long samples;
    private boolean ended;
    private Throwable failure;

    /**
     * @param wake told, by the thread that offers, whenever there is something new to {@link #poll}
     */
    CaptureQueue(Overflow overflow, Duration bound, Runnable wake) {
        this.overflow = overflow;
        this.bound = bound;
        this.wake = wake;
    }

    /**
     * Appends an event.
     *
     * @return whether more is welcome: false once the queue has ended
     */
    boolean offer(AudioEvent event) {
        boolean open;
        synchronized (this) {
            if (ended) {
                return false;
            }
            append(event);
            open = !ended;
        }
        wake.run();
        return open;
    }

    /** The oldest event, if one waits. */
    synchronized Optional<AudioEvent> poll() {
        AudioEvent event = before.poll();
        if (event == null) {
            event = waiting.poll();
            if (event instanceof PcmFrame frame) {
                samples -= frame.length();
                advance();
            }
        }
        return Optional.ofNullable(event);
    }

    /** Nothing comes after what waits. */
    void end() {
        synchronized (this) {
            ended = true;
        }
        wake.run();
    }

    /** Nothing comes after what waits but this failure. */
    void fail(Throwable cause) {
        synchronized (this) {
            if (!ended) {
                failure = cause;
                ended = true;
            }
        }
        wake.run();
    }

    /** Forgets what waits; nobody wants it any more. */
    synchronized void clear() {
        ended = true;
        before.clear();
        waiting.clear();
        samples = 0;
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized boolean isExhausted() {
        return ended && before.isEmpty() && waiting.isEmpty();
    }

    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private void append(AudioEvent event) {
        if (!(event instanceof PcmFrame frame) || frame.length() == 0) {
            add(event);
            return;
        }
        long capacity = Nanos.toSamples(bound.toNanos(), frame.sampleRate());
        if (samples == 0 || samples + frame.length() <= capacity) {
            add(frame);
            return;
        }
        switch (overflow) {
            case DROP_OLDEST -> {
                add(frame);
                while (samples > capacity && waiting.peekFirst() != frame) {
                    dropOldest();
                }
            }
            case DROP_NEWEST -> add(new Dropped(frame.sampleRate(), frame.start(), frame.length()));
            case FAIL -> {
                add(new Fault(
                        Fault.Severity.ERROR,
                        MicrophoneSource.STREAM_NAME,
                        frame.sampleRate(),
                        frame.start(),
                        "microphone: what listens to it is too slow: " + bound.toMillis()
                                + " ms of audio wait already; give it a longer 'queue', or let 'overflow' drop"));
                ended = true;
            }
        }
    }

    private void add(AudioEvent event) {
        if (event instanceof PcmFrame frame && frame.length() > 0) {
            samples += frame.length();
            waiting.add(frame);
        } else {
            addMerged(waiting.isEmpty() ? before : waiting, event);
        }
    }

    private void dropOldest() {
        PcmFrame frame = (PcmFrame) waiting.remove();
        samples -= frame.length();
        addMerged(before, new Dropped(frame.sampleRate(), frame.start(), frame.length()));
        advance();
    }

    private void advance() {
        while (!waiting.isEmpty() && !isSamples(waiting.peek())) {
            addMerged(before, waiting.remove());
        }
    }

    private static boolean isSamples(AudioEvent event) {
        return event instanceof PcmFrame frame && frame.length() > 0;
    }

    /** Runs of lost samples that touch each other are one. */
    private static void addMerged(Deque<AudioEvent> events, AudioEvent event) {
        if (event instanceof Dropped next
                && events.peekLast() instanceof Dropped last
                && last.sampleRate() == next.sampleRate()
                && last.start() + last.length() == next.start()) {
            events.removeLast();
            events.add(new Dropped(last.sampleRate(), last.start(), last.length() + next.length()));
        } else {
            events.add(event);
        }
    }
}
