package dev.sonoflux.operators.features;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.OptionalInt;

/** The operator {@code test-window}: every frame is a window of its own. */
public final class WholeFrames implements OperatorProvider<PcmFrame, AudioWindow> {
    @Override
    public String name() {
        return "test-window";
    }

    @Override
    public String summary() {
        return "Every frame is a window.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.empty();
    }

    @Override
    public Class<PcmFrame> input() {
        return PcmFrame.class;
    }

    @Override
    public Class<AudioWindow> output() {
        return AudioWindow.class;
    }

    @Override
    public PlannedOperator<PcmFrame, AudioWindow> plan(Settings settings, OptionalInt rate, PlanScope scope) {
        return PlannedOperator.of(
                () -> (frame, out) -> out.accept(AudioWindow.ofWhole(frame.sampleRate(), frame.samples())), rate);
    }
}
