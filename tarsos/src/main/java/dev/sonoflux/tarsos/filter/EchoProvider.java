package dev.sonoflux.tarsos.filter;

import be.tarsos.dsp.AudioProcessor;
import be.tarsos.dsp.effects.DelayEffect;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;

/** The operator {@code echo}. */
public final class EchoProvider extends ProcessorProvider {
    private static final Parameter<Duration> DELAY = Parameter.required(
            "delay",
            ParameterTypes.duration(Duration.ofMillis(1), Duration.ofSeconds(10)),
            "How long after a sound its echo comes.");
    private static final Parameter<Double> DECAY = Parameter.of(
            "decay",
            ParameterTypes.number(0, 0.95),
            0.5,
            "The amplitude of an echo, relative to what it is an echo of; echoes have echoes.");

    public EchoProvider() {
        super(
                "echo",
                "Adds an echo, and the echo's echoes, with TarsosDSP's delay effect; none outlasts its stream.",
                ParameterSet.of(DELAY, DECAY).withShorthand(DELAY));
    }

    @Override
    AudioProcessor processor(Settings settings, int sampleRate) {
        return new DelayEffect(settings.get(DELAY).toNanos() / 1e9, settings.get(DECAY), sampleRate);
    }
}
