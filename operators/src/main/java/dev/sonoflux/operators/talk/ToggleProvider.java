package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.util.OptionalInt;

/** The operator {@code toggle}. */
public final class ToggleProvider implements OperatorProvider<VoiceActivity, VoiceActivity> {
    private static final Parameter<String> KEY =
            Parameter.of("key", KeyName.type(), ToggleConfig.DEFAULT_KEY, "The key that starts and stops listening.");
    private static final Parameter<Boolean> LISTENING = Parameter.of(
            "listening",
            ParameterTypes.bool(),
            ToggleConfig.DEFAULT_LISTENING,
            "Whether it listens before the key is pressed for the first time.");

    @Override
    public String name() {
        return "toggle";
    }

    @Override
    public String summary() {
        return "Starts and stops listening when a key is pressed.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(KEY, LISTENING);
    }

    @Override
    public Class<VoiceActivity> input() {
        return VoiceActivity.class;
    }

    @Override
    public Class<VoiceActivity> output() {
        return VoiceActivity.class;
    }

    @Override
    public PlannedOperator<VoiceActivity, VoiceActivity> plan(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        ToggleConfig config = new ToggleConfig(settings.get(KEY), settings.get(LISTENING));
        return PlannedOperator.of(() -> new Toggle(config), sampleRate);
    }
}
