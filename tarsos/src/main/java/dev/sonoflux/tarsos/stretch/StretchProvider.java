package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;

/** What the two operators here have in common: an amount that is drawn. */
abstract class StretchProvider extends RandomOperatorProvider<PcmFrame> {
    StretchProvider(String name, String summary, Parameter<Range<Double>> amount) {
        super(name, summary, PcmFrame.class, ParameterSet.of(amount).withShorthand(amount));
    }
}
