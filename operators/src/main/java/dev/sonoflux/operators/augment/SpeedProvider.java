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

/** The operator {@code speed}. */
public final class SpeedProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Double>> FACTOR = Parameter.required(
            "factor",
            ParameterTypes.range(ParameterTypes.number(SpeedConfig.MIN_FACTOR, SpeedConfig.MAX_FACTOR)),
            "How fast: above 1 is faster and higher; drawn in steps of 0.02.");

    public SpeedProvider() {
        super(
                Speed.NAME,
                "Plays a stream faster or slower by resampling: pitch and formants change along, and times are divided"
                        + " by the factor.",
                ParameterSet.of(FACTOR).withShorthand(FACTOR));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        SpeedConfig config = new SpeedConfig(settings.get(FACTOR), settings.get(SEED));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.perStream(stream -> new Speed(config, stream), sampleRate);
        return sampleRate.isPresent() ? planned.withLatency(Speed.latency(config, sampleRate.getAsInt())) : planned;
    }
}
