package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code noise} of the type {@code white}. */
public final class WhiteNoiseProvider extends NoiseProvider {
    public WhiteNoiseProvider() {
        super("white", true, "Adds white noise to all of a stream, pauses included.");
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        return planned(NoiseKind.WHITE, settings, sampleRate);
    }
}
