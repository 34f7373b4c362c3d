package dev.sonoflux.examples.server;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.stage.Stage;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An operator that hands on what it gets, and notes on which thread. */
public final class ThreadProbe implements OperatorProvider<PcmFrame, PcmFrame> {
    static final Set<String> THREADS = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "thread-probe";
    }

    @Override
    public String summary() {
        return "Notes the threads that frames come on.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of();
    }

    @Override
    public Class<PcmFrame> input() {
        return PcmFrame.class;
    }

    @Override
    public Class<PcmFrame> output() {
        return PcmFrame.class;
    }

    @Override
    public PlannedOperator<PcmFrame, PcmFrame> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        Stage<PcmFrame, PcmFrame> stage = (frame, out) -> {
            THREADS.add(Thread.currentThread().getName());
            out.accept(frame);
        };
        return PlannedOperator.of(() -> stage, sampleRate);
    }
}
