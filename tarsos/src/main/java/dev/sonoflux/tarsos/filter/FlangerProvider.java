package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.effects.FlangerEffect;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;

/** The operator {@code flanger}. */
public final class FlangerProvider extends ProcessorProvider {
    private static final Parameter<Duration> LENGTH = Parameter.of(
            "length",
            ParameterTypes.duration(Duration.ofMillis(1), Duration.ofSeconds(1)),
            Duration.ofMillis(10),
            "The longest delay.");
    private static final Parameter<Double> WET = Parameter.of(
            "wet", ParameterTypes.number(0, 1), 0.5, "The share of the delayed sound; the rest is the sound itself.");
    private static final Parameter<Double> SWEEP = Parameter.of(
            "sweepsPerSecond", ParameterTypes.number(0.01, 100), 1.0, "How often the delay goes up and down.");

    public FlangerProvider() {
        super(
                "flanger",
                "Adds the sound to itself with a delay that goes up and down, with TarsosDSP's flanger.",
                ParameterSet.of(LENGTH, WET, SWEEP));
    }

    @Override
    AudioProcessor processor(Settings settings, int sampleRate) {
        return new FlangerEffect(
                settings.get(LENGTH).toNanos() / 1e9, settings.get(WET), sampleRate, settings.get(SWEEP));
    }
}
