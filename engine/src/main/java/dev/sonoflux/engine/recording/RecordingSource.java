package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.recording.SidecarLine.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * A {@linkplain RecordingFiles recording}, delivered again: the same stream with the same frames, empty ones included, and
 * the same drops, faults, key presses and captures, as fast as they are asked for, or when they came.
 *
 * <p>A recording without its end, because what made it has crashed, goes as far as both of its files do, and then has a
 * warning {@link Fault}. Where a line makes no sense, or the files contradict each other, the stream ends with an error
 * fault that names file and line. Each subscription reads the files anew, on the thread that requests.
 */
public final class RecordingSource implements AudioSource {
    private final RecordingFiles files;
    private final Header header;
    private final Optional<Scheduler> scheduler;

    private RecordingSource(RecordingFiles files, Header header, Optional<Scheduler> scheduler) {
        this.files = files;
        this.header = header;
        this.scheduler = scheduler;
    }

    /**
     * The recording as fast as it is asked for.
     *
     * @param file either of its files
     * @throws SonofluxException if there is no recording, or its first line can't be read
     */
    public static RecordingSource of(Path file) {
        RecordingFiles files = RecordingFiles.of(file);
        if (!Files.exists(files.events()) && Files.exists(files.wav())) {
            throw new SonofluxException(files.wav() + ": there is no " + files.events() + ", so that it is audio and no"
                    + " recording that could be replayed; listen to it with: run --input " + files.wav());
        }
        try (SidecarReader sidecar = SidecarReader.open(files.events())) {
            return new RecordingSource(files, sidecar.header(), Optional.empty());
        }
    }

    /**
     * The recording at the speed at which it came: no event is handed on before its time, counted from when its stream is
     * subscribed to, so that stalls last as long as they did.
     *
     * @param clock the clock, and the thread that waits; a virtual-time scheduler makes tests of it instant
     */
    public RecordingSource inRealTime(Scheduler clock) {
        return new RecordingSource(files, header, Optional.of(Objects.requireNonNull(clock, "clock")));
    }

    @Override
    public Flux<AudioStream> streams() {
        Flux<RecordedEvent> recorded = Flux.generate(() -> new Replay(files), Replay::next, Replay::close);
        return Flux.just(new AudioStream(
                header.stream(),
                scheduler.map(clock -> inTime(recorded, clock)).orElse(recorded).map(RecordedEvent::event)));
    }

    @Override
    public OptionalInt sampleRate() {
        return OptionalInt.of(header.rate());
    }

    @Override
    public boolean reads(Path path) {
        return isSame(files.wav(), path) || isSame(files.events(), path);
    }

    private static Flux<RecordedEvent> inTime(Flux<RecordedEvent> recorded, Scheduler clock) {
        return Flux.defer(() -> {
            long begin = clock.now(TimeUnit.NANOSECONDS);
            return recorded.concatMap(
                    event -> {
                        long due = begin + TimeUnit.MICROSECONDS.toNanos(event.micros());
                        long wait = due - clock.now(TimeUnit.NANOSECONDS);
                        Mono<RecordedEvent> now = Mono.just(event);
                        return wait <= 0 ? now : now.delayElement(Duration.ofNanos(wait), clock);
                    },
                    0);
        });
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            throw new SonofluxException(other + " cannot be looked up: " + e.getMessage(), e);
        }
    }

    /** One reading, whose files are opened with the first demand; what is wrong with them is its last event. */
    private static final class Replay {
        private final RecordingFiles files;
        private RecordingReader reader;
        private long micros;
        private boolean failed;

        Replay(RecordingFiles files) {
            this.files = files;
        }

        Replay next(SynchronousSink<RecordedEvent> sink) {
            Optional<RecordedEvent> event = failed ? Optional.empty() : read();
            event.ifPresentOrElse(sink::next, sink::complete);
            return this;
        }

        private Optional<RecordedEvent> read() {
            try {
                if (reader == null) {
                    reader = RecordingReader.open(files);
                }
                Optional<RecordedEvent> event = reader.next();
                micros = event.map(RecordedEvent::micros).orElse(micros);
                return event;
            } catch (SonofluxException e) {
                failed = true;
                int rate = reader == null ? 0 : reader.rate();
                long position = reader == null ? 0 : reader.position();
                Fault fault = new Fault(Severity.ERROR, files.wav().toString(), rate, position, e.getMessage());
                return Optional.of(new RecordedEvent(micros, fault));
            }
        }

        void close() {
            if (reader != null) {
                reader.close();
            }
        }
    }
}
