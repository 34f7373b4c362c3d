package dev.sonoflux.operators.resample;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.Map;
import java.util.OptionalInt;

/** The operator {@code resample}. */
public final class ResampleProvider implements OperatorProvider<PcmFrame, PcmFrame> {
    private static final Parameter<Integer> RATE = Parameter.required(
            "rate", ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE), "Samples per second of what comes out.");
    private static final Parameter<Double> PASSBAND = Parameter.of(
            "passband",
            ParameterTypes.number(ResampleConfig.MIN_PASSBAND, ResampleConfig.MAX_PASSBAND),
            ResampleConfig.DEFAULT_PASSBAND,
            "Upper edge of the flat part of the response, relative to the lower Nyquist frequency.");
    private static final Parameter<Double> ATTENUATION = Parameter.of(
            "attenuationDb",
            ParameterTypes.number(ResampleConfig.MIN_ATTENUATION_DB, ResampleConfig.MAX_ATTENUATION_DB),
            ResampleConfig.DEFAULT_ATTENUATION_DB,
            "How far images and aliases are down, in dB.");

    @Override
    public String name() {
        return "resample";
    }

    @Override
    public String summary() {
        return "Brings audio to another sample rate; positions stay true, the same rate passes through.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(RATE, PASSBAND, ATTENUATION).withShorthand(RATE);
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
        ResampleConfig config =
                new ResampleConfig(settings.get(RATE), settings.get(PASSBAND), settings.get(ATTENUATION));
        PlannedOperator<PcmFrame, PcmFrame> planned =
                PlannedOperator.of(() -> new Resampler(config), OptionalInt.of(config.rate()));
        return sampleRate.isPresent()
                ? planned.withLatency(Resampler.latency(sampleRate.getAsInt(), config))
                : planned.withDetails(Map.of("latency", "known when the input's rate is"));
    }
}
