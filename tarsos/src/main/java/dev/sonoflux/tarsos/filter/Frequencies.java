package dev.sonoflux.tarsos.filter;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;

/** Frequencies that filters are set to. */
final class Frequencies {
    private static final int MIN_HERTZ = 10;
    private static final int MAX_HERTZ = 100_000;

    private Frequencies() {}

    static ParameterType<Integer> type() {
        return ParameterTypes.hertz(MIN_HERTZ, MAX_HERTZ);
    }

    static int requireBelowNyquist(Parameter<Integer> parameter, int hertz, int sampleRate) {
        if (2L * hertz >= sampleRate) {
            throw new SonofluxException("'" + parameter.name() + "' is " + hertz + " Hz, but audio at " + sampleRate
                    + " Hz ends below " + sampleRate / 2 + " Hz: lower it");
        }
        return hertz;
    }
}
