package dev.sonoflux.engine.microphone;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.SourceProvider;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** {@link MicrophoneSource} in a specification: {@code microphone: { device: … }}, or {@code microphone: name}. */
public final class MicrophoneSourceProvider implements SourceProvider {
    private static final String BEST = "best";

    private static final Parameter<String> DEVICE = Parameter.of(
            "device",
            ParameterTypes.device(),
            MicrophoneConfig.DEFAULT_DEVICE,
            "The microphone: default, its name or a part of it, or its index; 'sonoflux devices' lists them.");

    private static final Parameter<Optional<Integer>> RATE = Parameter.of(
            "rate",
            ParameterTypes.orKeyword(BEST, ParameterTypes.hertz(1, PcmFormat.MAX_SAMPLE_RATE)),
            Optional.empty(),
            "Samples per second, or the best that the device offers.");

    private static final Parameter<Optional<Integer>> CHANNELS = Parameter.of(
            "channels",
            ParameterTypes.orKeyword(BEST, ParameterTypes.integer(1, PcmFormat.MAX_CHANNELS)),
            Optional.empty(),
            "Channels to open, which are mixed to one; best is the fewest that the device offers.");

    private static final Parameter<Duration> BUFFER = Parameter.of(
            "buffer",
            ParameterTypes.duration(MicrophoneConfig.MIN_BUFFER, MicrophoneConfig.MAX_BUFFER),
            MicrophoneConfig.DEFAULT_BUFFER,
            "The line's buffer: samples arrive every half of it, and a pause of the machine may be as long.");

    private static final Parameter<Overflow> OVERFLOW = Parameter.of(
            "overflow",
            ParameterTypes.choice(Overflow.class),
            MicrophoneConfig.DEFAULT_OVERFLOW,
            "What happens to audio that the pipeline is too slow for; what is dropped is reported.");

    private static final Parameter<Duration> QUEUE = Parameter.of(
            "queue",
            ParameterTypes.duration(MicrophoneConfig.MIN_BUFFER, MicrophoneConfig.MAX_QUEUE),
            MicrophoneConfig.DEFAULT_QUEUE,
            "How much audio waits for a slow pipeline at most.");

    private static final ParameterSet PARAMETERS =
            ParameterSet.of(DEVICE, RATE, CHANNELS, BUFFER, OVERFLOW, QUEUE).withShorthand(DEVICE);

    @Override
    public String name() {
        return "microphone";
    }

    @Override
    public String summary() {
        return "Listens to a microphone until it is stopped; one that vanishes is waited for.";
    }

    @Override
    public ParameterSet parameters() {
        return PARAMETERS;
    }

    @Override
    public AudioSource plan(Settings settings, PlanScope scope) {
        try {
            return MicrophoneSource.of(new MicrophoneConfig(
                    settings.get(DEVICE),
                    optional(settings.get(RATE)),
                    optional(settings.get(CHANNELS)),
                    settings.get(BUFFER),
                    settings.get(OVERFLOW),
                    settings.get(QUEUE)));
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(e.getMessage(), e);
        }
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
