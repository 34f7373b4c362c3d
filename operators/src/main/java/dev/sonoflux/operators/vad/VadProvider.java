package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** What the operators called {@code vad} have in common. */
abstract class VadProvider implements OperatorProvider<PcmFrame, VoiceActivity> {
    /** Of those that judge levels. */
    static final Duration TEN_MILLISECONDS = Duration.ofMillis(10);

    private final String type;
    private final String summary;
    private final ParameterSet parameters;

    VadProvider(String type, String summary, ParameterSet parameters) {
        this.type = type;
        this.summary = summary;
        this.parameters = parameters;
    }

    static Parameter<Duration> hangover(Duration fallback) {
        return Parameter.of(
                "hangover",
                ParameterTypes.duration(Duration.ZERO, Hangover.MAX),
                fallback,
                "How long a pause may be that does not end speech.");
    }

    /** The end of speech is known when the hangover has passed, and the hop after it. */
    static PlannedOperator<PcmFrame, VoiceActivity> planned(
            Supplier<Stage<PcmFrame, VoiceActivity>> stages, OptionalInt sampleRate, Duration hangover, Duration hop) {
        return PlannedOperator.of(stages, sampleRate).withLatency(hangover.plus(hop));
    }

    @Override
    public final String name() {
        return "vad";
    }

    @Override
    public final Optional<String> type() {
        return Optional.of(type);
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
    public final Class<VoiceActivity> output() {
        return VoiceActivity.class;
    }
}
