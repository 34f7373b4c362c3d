package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A live source for a while. Its last frame is cut where the time is over by the samples; where none come, because the
 * device is gone, it ends by the clock.
 *
 * @param most how long, from where it begins
 * @param clock for when nothing comes
 */
record LimitedSource(AudioSource source, Duration most, Scheduler clock) implements AudioSource {
    /** Samples come late by buffers and queues. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Override
    public Flux<AudioStream> streams() {
        return source.streams().map(stream -> new AudioStream(stream.name(), limited(stream.events())));
    }

    @Override
    public OptionalInt sampleRate() {
        return source.sampleRate();
    }

    private Flux<AudioEvent> limited(Flux<AudioEvent> events) {
        return Flux.defer(() -> {
            Limit limit = new Limit();
            return events.map(limit::cut)
                    .takeUntil(event -> limit.left().isZero())
                    .timeout(Mono.never(), event -> Mono.delay(limit.left().plus(GRACE), clock), Flux.empty());
        });
    }

    /** Where one stream is to end. */
    private final class Limit {
        private OptionalLong end = OptionalLong.empty();
        private Duration left = most;

        AudioEvent cut(AudioEvent event) {
            if (event instanceof CaptureStarted capture) {
                beginAt(capture.position(), capture.format().sampleRate());
            }
            if (!(event instanceof PcmFrame frame)) {
                return event;
            }
            beginAt(frame.start(), frame.sampleRate());
            long samplesLeft = end.getAsLong() - frame.end();
            left = Duration.ofNanos(Math.max(0, (long) (samplesLeft * 1e9 / frame.sampleRate())));
            if (samplesLeft >= 0) {
                return frame;
            }
            return frame.start() >= end.getAsLong()
                    ? new PcmFrame(frame.sampleRate(), end.getAsLong(), new float[0])
                    : frame.slice(0, (int) (end.getAsLong() - frame.start()));
        }

        Duration left() {
            return left;
        }

        private void beginAt(long position, int rate) {
            if (end.isEmpty()) {
                end = OptionalLong.of(position + Math.max(1, Math.round(most.toNanos() / 1e9 * rate)));
            }
        }
    }
}
