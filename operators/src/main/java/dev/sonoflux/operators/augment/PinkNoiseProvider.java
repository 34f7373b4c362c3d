package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code noise} of the type {@code pink}. */
public final class PinkNoiseProvider extends NoiseProvider {
    public PinkNoiseProvider() {
        super(
                "pink",
                false,
                "Adds pink noise, whose power falls by 3 dB an octave, to all of a stream, pauses included.");
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        return planned(NoiseKind.PINK, settings, sampleRate);
    }
}
