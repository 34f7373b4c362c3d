package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The sinks of one run, and its counts. A sink that fails gets nothing any more and ends the run as the user would: what
 * the others still have to get reaches them. A run that is cancelled closes them from the thread that cancels, while
 * another may be handing on its last result; so there is a lock.
 */
final class OpenSinks {
    private final List<PipelinePlan.Outlet> outlets;
    private final List<Sink> sinks;
    private final Consumer<Fault> faults;
    private final Set<Sink> broken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Sinks.Empty<Void> failed = Sinks.empty();
    private final Failures failures = new Failures();
    private long streams;
    private long detections;
    private long warnings;
    private long errors;
    private long dropped;
    private long gaps;
    private Duration missing = Duration.ZERO;
    private boolean closed;

    private OpenSinks(List<PipelinePlan.Outlet> outlets, List<Sink> sinks, Consumer<Fault> faults) {
        this.outlets = outlets;
        this.sinks = sinks;
        this.faults = faults;
    }

    /** Opens all of them, or none. */
    static OpenSinks open(List<PipelinePlan.Outlet> outlets, Consumer<Fault> faults) {
        List<Sink> sinks = new ArrayList<>();
        OpenSinks open = new OpenSinks(outlets, sinks, faults);
        try {
            outlets.forEach(outlet -> sinks.add(outlet.provider().open(outlet.settings())));
            return open;
        } catch (RuntimeException e) {
            open.failures.first = e;
            open.close();
            throw e;
        }
    }

    /** Completes when a sink has failed. */
    Mono<Void> failed() {
        return failed.asMono();
    }

    /** Counts it, and, as it is read, what is missing in it. */
    synchronized AudioStream streamBegins(AudioStream stream) {
        streams++;
        return new AudioStream(
                stream.name(), Flux.defer(() -> stream.events().doOnNext(new GapCount(this::countMissing))));
    }

    /** Hands it to every sink that takes it and has not failed. */
    void accept(Emission emission) {
        handOn(emission, outlet -> outlet.takes(emission.item()));
    }

    /**
     * Hands on a fault of the pipeline: to those who ask for faults, and not to those who want what the source delivered,
     * which it is no part of.
     */
    void acceptRefusal(Emission fault) {
        handOn(fault, outlet -> outlet.accepts().contains(Fault.class));
    }

    private synchronized void handOn(Emission emission, Predicate<PipelinePlan.Outlet> taker) {
        if (closed) {
            return;
        }
        count(emission);
        for (int i = 0; i < sinks.size(); i++) {
            Sink sink = sinks.get(i);
            if (taker.test(outlets.get(i)) && !broken.contains(sink) && !failures.of(() -> sink.accept(emission))) {
                broken.add(sink);
                failed.tryEmitEmpty();
            }
        }
    }

    /** What the run came to; fails if a sink did. */
    synchronized RunSummary summary() {
        failures.throwFirst();
        return new RunSummary(streams, detections, warnings, errors, dropped, gaps, missing);
    }

    /** Closes every sink, also when one of them fails; what failed before is for {@link #summary} to tell. */
    synchronized void close() {
        closed = true;
        boolean toldBefore = failures.first != null;
        sinks.forEach(sink -> failures.of(sink::close));
        if (!toldBefore) {
            failures.throwFirst();
        }
    }

    private synchronized void countMissing(Duration length, boolean isNew) {
        gaps += isNew ? 1 : 0;
        missing = missing.plus(length);
    }

    private void count(Emission emission) {
        if (emission.item() instanceof Detection) {
            detections++;
        } else if (emission.item() instanceof Dropped lost) {
            dropped += lost.length();
        } else if (emission.item() instanceof Fault fault && fault.severity() != Fault.Severity.NOTE) {
            if (fault.severity() == Fault.Severity.ERROR) {
                errors++;
            } else {
                warnings++;
            }
            faults.accept(fault);
        }
    }

    /** What went wrong while everyone had a turn. */
    private static final class Failures {
        private RuntimeException first;

        /** Whether it went well. */
        boolean of(Runnable step) {
            try {
                step.run();
                return true;
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
                return false;
            }
        }

        void throwFirst() {
            if (first != null) {
                throw first;
            }
        }
    }
}
