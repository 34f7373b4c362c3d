package dev.sonoflux.tarsos.pitch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code pitch}. */
public final class PitchProvider implements OperatorProvider<PcmFrame, Pitch> {
    private static final Parameter<Integer> LOWEST = Parameter.of(
            "lowest",
            ParameterTypes.hertz(PitchConfig.MIN_HERTZ, PitchConfig.MAX_HERTZ),
            PitchConfig.DEFAULT_LOWEST_HERTZ,
            "The lowest pitch that is looked for; two periods of it are heard for an estimate.");
    private static final Parameter<Integer> HIGHEST = Parameter.of(
            "highest",
            ParameterTypes.hertz(PitchConfig.MIN_HERTZ, PitchConfig.MAX_HERTZ),
            PitchConfig.DEFAULT_HIGHEST_HERTZ,
            "The highest pitch that counts.");
    private static final Parameter<Duration> HOP = Parameter.of(
            "hop",
            ParameterTypes.duration(PitchConfig.MIN_HOP, PitchConfig.MAX_HOP),
            PitchConfig.DEFAULT_HOP,
            "From one estimate to the next.");
    private static final Parameter<Double> PROBABILITY = Parameter.of(
            "probability",
            ParameterTypes.number(0.01, 0.99),
            PitchConfig.DEFAULT_PROBABILITY,
            "What is periodic to a smaller share is unvoiced.");

    @Override
    public String name() {
        return "pitch";
    }

    @Override
    public String summary() {
        return "Estimates the pitch of a voice with YIN; json-lines writes the estimates.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(LOWEST, HIGHEST, HOP, PROBABILITY);
    }

    @Override
    public Class<PcmFrame> input() {
        return PcmFrame.class;
    }

    @Override
    public Class<Pitch> output() {
        return Pitch.class;
    }

    @Override
    public PlannedOperator<PcmFrame, Pitch> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        PitchConfig config = new PitchConfig(
                settings.get(LOWEST), settings.get(HIGHEST), settings.get(HOP), settings.get(PROBABILITY));
        sampleRate.ifPresent(rate -> PitchTracker.requireRate(config, rate));
        return PlannedOperator.<PcmFrame, Pitch>of(() -> new PitchTracker(config), sampleRate)
                .withLatency(Duration.ofSeconds(1).dividedBy(config.lowestHertz()));
    }
}
