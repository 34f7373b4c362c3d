package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.spec.ParameterSet;

/** What the operators here that change audio have in common. */
abstract class AudioAugmentProvider extends RandomOperatorProvider<PcmFrame> {
    /** @param parameters without probability and seed, which come last */
    AudioAugmentProvider(String name, String summary, ParameterSet parameters) {
        super(name, summary, PcmFrame.class, parameters);
    }
}
