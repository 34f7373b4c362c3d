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

/** The operator {@code gain}. */
public final class GainProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Double>> DB = Parameter.required(
            "db",
            ParameterTypes.range(ParameterTypes.number(-GainConfig.MAX_DB, GainConfig.MAX_DB)),
            "How much louder (above 0) or softer, in decibels.");

    public GainProvider() {
        super(
                Gain.NAME,
                "Makes a stream louder or softer by an amount that is fixed or drawn once a stream.",
                ParameterSet.of(DB).withShorthand(DB));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        GainConfig config = new GainConfig(settings.get(DB), settings.get(SEED));
        return PlannedOperator.perStream(stream -> new Gain(config, stream), sampleRate);
    }
}
