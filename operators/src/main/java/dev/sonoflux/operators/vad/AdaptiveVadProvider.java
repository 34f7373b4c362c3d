package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code vad} of the type {@code adaptive}. */
public final class AdaptiveVadProvider extends VadProvider {
    private static final Parameter<Double> ONSET = Parameter.of(
            "onsetDb",
            ParameterTypes.number(0, AdaptiveVadConfig.MAX_DB),
            AdaptiveVadConfig.DEFAULT_ONSET_DB,
            "Decibels above the noise floor at which speech begins.");
    private static final Parameter<Double> RELEASE = Parameter.of(
            "releaseDb",
            ParameterTypes.number(0, AdaptiveVadConfig.MAX_DB),
            AdaptiveVadConfig.DEFAULT_RELEASE_DB,
            "Decibels above the noise floor below which speech ends; at most onsetDb.");
    private static final Parameter<Level> MINIMUM = Parameter.of(
            "minimum",
            LevelType.level(),
            AdaptiveVadConfig.DEFAULT_MINIMUM,
            "The level below which nothing is speech, however quiet the background.");
    private static final Parameter<Duration> HANGOVER = hangover(AdaptiveVadConfig.DEFAULT_HANGOVER);

    public AdaptiveVadProvider() {
        super(
                "adaptive",
                "Voice activity relative to the noise floor, which it follows.",
                ParameterSet.of(ONSET, RELEASE, MINIMUM, HANGOVER));
    }

    @Override
    public boolean isDefaultType() {
        return true;
    }

    @Override
    public PlannedOperator<PcmFrame, VoiceActivity> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        AdaptiveVadConfig config = new AdaptiveVadConfig(
                settings.get(ONSET), settings.get(RELEASE), settings.get(MINIMUM), settings.get(HANGOVER));
        return planned(() -> new AdaptiveVad(config), sampleRate, config.hangover(), TEN_MILLISECONDS);
    }
}
