package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.filters.BandPass;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;

/** The operator {@code band-pass}. */
public final class BandPassProvider extends ProcessorProvider {
    private static final Parameter<Integer> FREQUENCY =
            Parameter.required("frequency", Frequencies.type(), "The middle of the band.");
    private static final Parameter<Integer> BANDWIDTH =
            Parameter.required("bandwidth", Frequencies.type(), "How wide the band is.");
    /** The filter's radius is 1 - 3 bandwidth / rate, and must stay above 0. */
    private static final int WIDEST_SHARE = 3;

    public BandPassProvider() {
        super(
                "band-pass",
                "Takes away what is outside of a band of frequencies, with TarsosDSP's filter.",
                ParameterSet.of(FREQUENCY, BANDWIDTH));
    }

    @Override
    AudioProcessor processor(Settings settings, int sampleRate) {
        int hertz = Frequencies.requireBelowNyquist(FREQUENCY, settings.get(FREQUENCY), sampleRate);
        int bandwidth = settings.get(BANDWIDTH);
        if (bandwidth * (long) WIDEST_SHARE >= sampleRate) {
            throw new SonofluxException("'bandwidth' is " + bandwidth
                    + " Hz, but it must be below a third of the rate, " + sampleRate / WIDEST_SHARE + " Hz");
        }
        return new BandPass(hertz, bandwidth, sampleRate);
    }
}
