package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code band}. */
public final class BandProvider extends AudioAugmentProvider {
    private static final ParameterType<Range<Integer>> EDGE =
            ParameterTypes.range(ParameterTypes.hertz(BandConfig.MIN_HZ, BandConfig.MAX_HZ));

    private static final Parameter<Range<Integer>> LOW =
            Parameter.of("low", EDGE, BandConfig.DEFAULT_LOW, "The lower edge, at which a tone is 3 dB down.");
    private static final Parameter<Range<Integer>> HIGH = Parameter.of(
            "high",
            EDGE,
            BandConfig.DEFAULT_HIGH,
            "The upper edge, at which a tone is 3 dB down; below half of the stream's rate.");
    private static final Parameter<Integer> ORDER = Parameter.of(
            "order",
            ParameterTypes.integer(2, BandConfig.MAX_ORDER),
            BandConfig.DEFAULT_ORDER,
            "The order of each of the two Butterworth filters: 2, 4, 6 or 8; they fall by 6 dB an octave times it.");

    public BandProvider() {
        super(
                Band.NAME,
                "Lets a band of frequencies through, as a telephone or a microphone does.",
                ParameterSet.of(LOW, HIGH, ORDER));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        BandConfig config =
                new BandConfig(settings.get(LOW), settings.get(HIGH), settings.get(ORDER), settings.get(SEED));
        sampleRate.ifPresent(rate -> Band.requireBelowNyquist(config.high().to(), rate));
        return PlannedOperator.perStream(stream -> new Band(config, stream), sampleRate);
    }
}
