package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.filters.LowPassFS;
import be.tarsos.dsp.filters.LowPassSP;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;

/** The operator {@code low-pass}. */
public final class LowPassProvider extends ProcessorProvider {
    /** How steep it is. */
    public enum Slope {
        /** One pole. */
        GENTLE,
        /** Four poles. */
        STEEP
    }

    private static final Parameter<Integer> FREQUENCY =
            Parameter.required("frequency", Frequencies.type(), "Where it takes away 3 dB.");
    private static final Parameter<Slope> SLOPE = Parameter.of(
            "slope",
            ParameterTypes.choice(Slope.class),
            Slope.GENTLE,
            "How much it takes away above: gentle, 6 dB an octave; steep, 24 dB.");
    /** Below, the four poles are so close to one that single precision doesn't hold them apart. */
    private static final int STEEP_RATE_PER_HERTZ = 200;

    public LowPassProvider() {
        super(
                "low-pass",
                "Takes away what is above a frequency, with TarsosDSP's filter.",
                ParameterSet.of(FREQUENCY, SLOPE).withShorthand(FREQUENCY));
    }

    @Override
    AudioProcessor processor(Settings settings, int sampleRate) {
        int hertz = Frequencies.requireBelowNyquist(FREQUENCY, settings.get(FREQUENCY), sampleRate);
        if (settings.get(SLOPE) == Slope.GENTLE) {
            return new LowPassSP(hertz, sampleRate);
        }
        if ((long) hertz * STEEP_RATE_PER_HERTZ < sampleRate || hertz < 60) {
            throw new SonofluxException("'frequency' is " + hertz + " Hz, too low for a steep filter at " + sampleRate
                    + " Hz: it must be " + Math.max(60, sampleRate / STEEP_RATE_PER_HERTZ)
                    + " Hz or more, or the slope gentle");
        }
        return new LowPassFS(hertz, sampleRate);
    }
}
