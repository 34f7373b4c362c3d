package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;

/** What the two operators here have in common: an amount that is drawn, and the seed. */
abstract class StretchProvider implements OperatorProvider<PcmFrame, PcmFrame> {
    static final Parameter<Integer> SEED = Parameter.of(
            "seed",
            ParameterTypes.integer(0, Integer.MAX_VALUE),
            TempoConfig.DEFAULT_SEED,
            "What is drawn follows from this and the stream's name; two operators of one name need two seeds to differ.");

    private final String name;
    private final String summary;
    private final Parameter<Range<Double>> amount;

    StretchProvider(String name, String summary, Parameter<Range<Double>> amount) {
        this.name = name;
        this.summary = summary;
        this.amount = amount;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String summary() {
        return summary;
    }

    @Override
    public final ParameterSet parameters() {
        return ParameterSet.of(amount, SEED).withShorthand(amount);
    }

    @Override
    public final Class<PcmFrame> input() {
        return PcmFrame.class;
    }

    @Override
    public final Class<PcmFrame> output() {
        return PcmFrame.class;
    }
}
