package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.recognition.Detection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The sinks of one run, and its counts. */
final class OpenSinks {
    private final List<PipelinePlan.Outlet> outlets;
    private final List<Sink> sinks;
    private final Consumer<Fault> faults;
    private long streams;
    private long detections;
    private long warnings;
    private long errors;

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
            open.close();
            throw e;
        }
    }

    void streamBegins() {
        streams++;
    }

    void accept(Emission emission) {
        count(emission);
        for (int i = 0; i < sinks.size(); i++) {
            if (outlets.get(i).takes(emission.item())) {
                sinks.get(i).accept(emission);
            }
        }
    }

    RunSummary summary() {
        return new RunSummary(streams, detections, warnings, errors);
    }

    /** Closes every sink, also when one of them fails. */
    void close() {
        SonofluxException failure = null;
        for (Sink sink : sinks) {
            try {
                sink.close();
            } catch (SonofluxException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void count(Emission emission) {
        if (emission.item() instanceof Detection) {
            detections++;
        } else if (emission.item() instanceof Fault fault) {
            if (fault.severity() == Fault.Severity.ERROR) {
                errors++;
            } else {
                warnings++;
            }
            faults.accept(fault);
        }
    }
}
