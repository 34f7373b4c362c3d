package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code tilt}. */
public final class TiltProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Double>> DB_PER_OCTAVE = Parameter.required(
            "dbPerOctave",
            ParameterTypes.range(ParameterTypes.number(-TiltConfig.MAX_DB_PER_OCTAVE, TiltConfig.MAX_DB_PER_OCTAVE)),
            "By how much each octave becomes louder (above 0) or softer against the one below it, in decibels.");

    public TiltProvider() {
        super(
                Tilt.NAME,
                "Tilts the spectrum of a stream around 1 kHz, which stays as loud as it is.",
                ParameterSet.of(DB_PER_OCTAVE).withShorthand(DB_PER_OCTAVE));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        TiltConfig config = new TiltConfig(settings.get(DB_PER_OCTAVE), settings.get(SEED));
        return PlannedOperator.perStream(stream -> new Tilt(config, stream), sampleRate);
    }
}
