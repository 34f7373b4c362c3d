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

/** The operator {@code vtlp}. */
public final class VtlpProvider extends AudioAugmentProvider {
    private static final Parameter<Range<Double>> FACTOR = Parameter.required(
            "factor",
            ParameterTypes.range(ParameterTypes.number(VtlpConfig.MIN_FACTOR, VtlpConfig.MAX_FACTOR)),
            "What formants are multiplied by: above 1 is a shorter vocal tract.");

    public VtlpProvider() {
        super(
                Vtlp.NAME,
                "Lets a stream be heard from a shorter or longer vocal tract: formants move, pitch and times stay.",
                ParameterSet.of(FACTOR).withShorthand(FACTOR));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        VtlpConfig config = new VtlpConfig(settings.get(FACTOR), settings.get(SEED));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.perStream(stream -> new Vtlp(config, stream), sampleRate);
        return sampleRate.isPresent() ? planned.withLatency(Vtlp.latency(sampleRate.getAsInt())) : planned;
    }
}
