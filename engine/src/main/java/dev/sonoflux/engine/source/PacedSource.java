package dev.sonoflux.engine.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A source at the speed at which its audio was spoken: no sample is handed on before its time, counted from when its stream
 * was subscribed to. Frames are cut to at most 20 ms, as a microphone would deliver them.
 *
 * @param source what is paced
 * @param scheduler the clock, and the thread that waits; a virtual-time scheduler makes tests of it instant
 */
public record PacedSource(AudioSource source, Scheduler scheduler) implements AudioSource {
    private static final Duration LONGEST_FRAME = Duration.ofMillis(20);

    @Override
    public Flux<AudioStream> streams() {
        return source.streams().map(stream -> new AudioStream(stream.name(), paced(stream.events())));
    }

    @Override
    public OptionalInt sampleRate() {
        return source.sampleRate();
    }

    @Override
    public boolean reads(Path path) {
        return source.reads(path);
    }

    private Flux<AudioEvent> paced(Flux<AudioEvent> events) {
        return Flux.defer(() -> {
            long begin = scheduler.now(TimeUnit.NANOSECONDS);
            return events.concatMapIterable(PacedSource::cut, 1).concatMap(event -> inTime(event, begin), 0);
        });
    }

    private Mono<AudioEvent> inTime(AudioEvent event, long begin) {
        if (!(event instanceof PcmFrame frame)) {
            return Mono.just(event);
        }
        long due = begin + nanos(frame.end(), frame.sampleRate());
        long wait = due - scheduler.now(TimeUnit.NANOSECONDS);
        return wait <= 0 ? Mono.just(event) : Mono.just(event).delayElement(Duration.ofNanos(wait), scheduler);
    }

    private static List<AudioEvent> cut(AudioEvent event) {
        if (!(event instanceof PcmFrame frame)) {
            return List.of(event);
        }
        int longest = Math.max(1, (int) (frame.sampleRate() * LONGEST_FRAME.toMillis() / 1000));
        if (frame.length() <= longest) {
            return List.of(frame);
        }
        List<AudioEvent> frames = new ArrayList<>();
        for (int from = 0; from < frame.length(); from += longest) {
            frames.add(frame.slice(from, Math.min(frame.length(), from + longest)));
        }
        return frames;
    }

    /** Exact for positions of any size: whole seconds apart from the rest. */
    private static long nanos(long samples, int rate) {
        return samples / rate * 1_000_000_000L + samples % rate * 1_000_000_000L / rate;
    }
}
