package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The sinks of one run, and its counts. A run that is cancelled closes them from the thread that cancels, while another may
 * be handing on its last result; so there is a lock.
 */
final class OpenSinks {
    private final List<PipelinePlan.Outlet> outlets;
    private final List<Sink> sinks;
    private final Consumer<Fault> faults;
    private long streams;
    private long detections;
    private long warnings;
    private long errors;
    private long dropped;
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
            Failures failures = new Failures();
            failures.first = e;
            failures.of(open::close);
            throw e;
        }
    }

    synchronized void streamBegins() {
        streams++;
    }

    /** Hands it to every sink that takes it, also when one of them fails. */
    synchronized void accept(Emission emission) {
        if (closed) {
            return;
        }
        count(emission);
        Failures failures = new Failures();
        for (int i = 0; i < sinks.size(); i++) {
            Sink sink = sinks.get(i);
            if (outlets.get(i).takes(emission.item())) {
                failures.of(() -> sink.accept(emission));
            }
        }
        failures.throwFirst();
    }

    synchronized RunSummary summary() {
        return new RunSummary(streams, detections, warnings, errors, dropped);
    }

    /** Closes every sink, also when one of them fails. */
    synchronized void close() {
        closed = true;
        Failures failures = new Failures();
        sinks.forEach(sink -> failures.of(sink::close));
        failures.throwFirst();
    }

    private void count(Emission emission) {
        if (emission.item() instanceof Detection) {
            detections++;
        } else if (emission.item() instanceof Dropped lost) {
            dropped += lost.length();
        } else if (emission.item() instanceof Fault fault) {
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

        void of(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }

        void throwFirst() {
            if (first != null) {
                throw first;
            }
        }
    }
}
