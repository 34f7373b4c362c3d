package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.Fault.Severity;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.audiofile.AudioReader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/**
 * One reading of a recording as events: its samples, then what was wrong with it. It is opened with the first demand, read
 * by the thread that asks, one frame for each that is asked for, and closed whatever ends it.
 */
final class RecordingEvents {
    private final String subject;
    private final Supplier<AudioReader> opener;
    private final int frameSize;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private AudioReader reader;
    private boolean ended;

    private RecordingEvents(String subject, Supplier<AudioReader> opener, int frameSize) {
        this.subject = subject;
        this.opener = opener;
        this.frameSize = frameSize;
    }

    /**
     * @param subject what faults are about
     */
    static Flux<AudioEvent> of(String subject, Supplier<AudioReader> opener, int frameSize) {
        return Flux.generate(
                () -> new RecordingEvents(subject, opener, frameSize),
                (events, sink) -> {
                    events.next().ifPresentOrElse(sink::next, sink::complete);
                    return events;
                },
                RecordingEvents::close);
    }

    private Optional<AudioEvent> next() {
        if (!ended) {
            Optional<AudioEvent> frame = nextFrame();
            if (frame.isPresent()) {
                return frame;
            }
            ended = true;
        }
        return Optional.ofNullable(faults.poll());
    }

    private Optional<AudioEvent> nextFrame() {
        try {
            if (reader == null) {
                reader = opener.get();
            }
            long start = reader.position();
            float[] samples = new float[frameSize];
            int read = reader.read(samples);
            if (read > 0) {
                float[] filled = read == frameSize ? samples : Arrays.copyOf(samples, read);
                return Optional.of(new PcmFrame(reader.info().sampleRate(), start, filled));
            }
            faults.addAll(reader.warnings());
        } catch (SonofluxException e) {
            faults.add(error(e));
        }
        return Optional.empty();
    }

    private Fault error(SonofluxException e) {
        return reader == null
                ? new Fault(Severity.ERROR, subject, 0, 0, e.getMessage())
                : new Fault(Severity.ERROR, subject, reader.info().sampleRate(), reader.position(), e.getMessage());
    }

    private void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
