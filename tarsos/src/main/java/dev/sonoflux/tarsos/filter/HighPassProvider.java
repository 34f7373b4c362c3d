package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.filters.HighPass;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;

/** The operator {@code high-pass}. */
public final class HighPassProvider extends ProcessorProvider {
    private static final Parameter<Integer> FREQUENCY = Parameter.required(
            "frequency", Frequencies.type(), "Where it takes away 3 dB; below, 6 dB more an octave.");

    public HighPassProvider() {
        super(
                "high-pass",
                "Takes away what is below a frequency, e.g. rumble and hum, with TarsosDSP's filter.",
                ParameterSet.of(FREQUENCY).withShorthand(FREQUENCY));
    }

    @Override
    AudioProcessor processor(Settings settings, int sampleRate) {
        return new HighPass(
                Frequencies.requireBelowNyquist(FREQUENCY, settings.get(FREQUENCY), sampleRate), sampleRate);
    }
}
