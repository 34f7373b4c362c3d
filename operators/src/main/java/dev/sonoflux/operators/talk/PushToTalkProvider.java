package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code push-to-talk}. */
public final class PushToTalkProvider implements OperatorProvider<VoiceActivity, SpeechEvent> {
    private static final Parameter<String> KEY = Parameter.of(
            "key", KeyName.type(), PushToTalkConfig.DEFAULT_KEY, "The key whose every press captures one window.");
    private static final Parameter<Duration> WINDOW = Parameter.of(
            "window",
            ParameterTypes.duration(PushToTalkConfig.MIN_WINDOW, PushToTalkConfig.MAX_WINDOW),
            PushToTalkConfig.DEFAULT_WINDOW,
            "How much is captured after a press.");
    private static final Parameter<Duration> PRE_ROLL = Parameter.of(
            "preRoll",
            ParameterTypes.duration(Duration.ZERO, PushToTalkConfig.MAX_PRE_ROLL),
            PushToTalkConfig.DEFAULT_PRE_ROLL,
            "How much of what was heard before the press is captured.");

    @Override
    public String name() {
        return "push-to-talk";
    }

    @Override
    public String summary() {
        return "Captures a window each time a key is pressed; one in which somebody speaks is a segment.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(KEY, WINDOW, PRE_ROLL);
    }

    @Override
    public Class<VoiceActivity> input() {
        return VoiceActivity.class;
    }

    @Override
    public Class<SpeechEvent> output() {
        return SpeechEvent.class;
    }

    @Override
    public PlannedOperator<VoiceActivity, SpeechEvent> plan(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        PushToTalkConfig config = new PushToTalkConfig(settings.get(KEY), settings.get(WINDOW), settings.get(PRE_ROLL));
        return PlannedOperator.<VoiceActivity, SpeechEvent>of(() -> new PushToTalk(config), sampleRate)
                .withLatency(config.window());
    }
}
