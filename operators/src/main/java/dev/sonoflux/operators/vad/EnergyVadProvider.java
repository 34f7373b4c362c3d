package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code vad} of the type {@code energy}. */
public final class EnergyVadProvider extends VadProvider {
    private static final Parameter<Level> THRESHOLD = Parameter.of(
            "threshold",
            LevelType.level(),
            EnergyVadConfig.DEFAULT_THRESHOLD,
            "The level above which 10 ms of audio are speech.");
    private static final Parameter<Duration> HANGOVER = hangover(EnergyVadConfig.DEFAULT_HANGOVER);

    public EnergyVadProvider() {
        super("energy", "Voice activity by a fixed threshold.", ParameterSet.of(THRESHOLD, HANGOVER));
    }

    @Override
    public PlannedOperator<PcmFrame, VoiceActivity> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        EnergyVadConfig config = new EnergyVadConfig(settings.get(THRESHOLD), settings.get(HANGOVER));
        return planned(() -> new EnergyVad(config), sampleRate, config.hangover(), TEN_MILLISECONDS);
    }
}
