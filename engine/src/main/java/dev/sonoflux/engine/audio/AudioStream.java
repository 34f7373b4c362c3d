package dev.sonoflux.engine.audio;

import reactor.core.publisher.Flux;

/**
 * One continuous recording or capture.
 *
 * @param name what detections call it, e.g. the file's name relative to the directory that was asked for
 * @param events cold: each subscription opens the recording anew and reads it from its start, with backpressure
 */
public record AudioStream(String name, Flux<AudioEvent> events) {
    /** The samples alone; faults and drops are left out. */
    public Flux<PcmFrame> frames() {
        return events.ofType(PcmFrame.class);
    }
}
