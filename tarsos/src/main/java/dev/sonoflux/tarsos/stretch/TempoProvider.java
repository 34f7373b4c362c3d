package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code tempo}. */
public final class TempoProvider extends StretchProvider {
    private static final Parameter<Range<Double>> FACTOR = Parameter.required(
            "factor",
            ParameterTypes.range(ParameterTypes.number(TempoConfig.MIN_FACTOR, TempoConfig.MAX_FACTOR)),
            "How fast: above 1 is faster.");

    public TempoProvider() {
        super(
                Tempo.NAME,
                "Plays a stream faster or slower with its pitch and formants as they are (WSOLA); times are divided by the"
                        + " factor.",
                FACTOR);
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        TempoConfig config = new TempoConfig(settings.get(FACTOR), settings.get(SEED));
        return PlannedOperator.<PcmFrame, PcmFrame>perStream(stream -> new Tempo(config, stream), sampleRate)
                .withLatency(TimeStretch.LATENCY);
    }
}
