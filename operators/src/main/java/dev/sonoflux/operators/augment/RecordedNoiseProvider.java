package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The operator {@code noise} of the type {@code recorded}. */
public final class RecordedNoiseProvider extends NoiseProvider {
    private static final Parameter<Path> PATH = Parameter.required(
            "path",
            ParameterTypes.path(),
            "A recording of noise, or a folder of them; a stream draws one, and where to begin.");

    public RecordedNoiseProvider() {
        super("recorded", false, "Adds recorded noise to all of a stream, pauses included.", PATH);
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        RecordedNoise noise = RecordedNoise.in(scope.find(settings.get(PATH)));
        return planned(noise, settings, sampleRate).withDetails(noise.details());
    }
}
