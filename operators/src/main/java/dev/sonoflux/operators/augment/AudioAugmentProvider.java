package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.spec.ParameterSet;

/** What the operators here that change audio have in common. */
abstract class AudioAugmentProvider implements OperatorProvider<PcmFrame, PcmFrame> {
    private final String name;
    private final String summary;
    private final ParameterSet parameters;

    /** @param parameters without the seed, which comes last */
    AudioAugmentProvider(String name, String summary, ParameterSet parameters) {
        this.name = name;
        this.summary = summary;
        this.parameters = parameters.and(AugmentParameters.SEED);
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
        return parameters;
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
