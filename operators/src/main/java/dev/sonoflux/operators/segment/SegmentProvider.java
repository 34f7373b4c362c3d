package dev.sonoflux.operators.segment;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.engine.speech.VoiceActivity;
import java.time.Duration;
import java.util.OptionalInt;

/** The operator {@code segment}. */
public final class SegmentProvider implements OperatorProvider<VoiceActivity, SpeechEvent> {
    private static final ParameterType<Duration> LENGTH =
            ParameterTypes.duration(Duration.ZERO, SegmentConfig.MAX_MAX_LENGTH);
    private static final Parameter<Duration> MIN_SPEECH = Parameter.of(
            "minSpeech",
            LENGTH,
            SegmentConfig.DEFAULT_MIN_SPEECH,
            "How much speech, pauses not counted, begins a segment.");
    private static final Parameter<Duration> PRE_ROLL = Parameter.of(
            "preRoll",
            LENGTH,
            SegmentConfig.DEFAULT_PRE_ROLL,
            "How much of what was heard before the speech belongs to the segment.");
    private static final Parameter<Duration> MAX_LENGTH = Parameter.of(
            "maxLength",
            LENGTH,
            SegmentConfig.DEFAULT_MAX_LENGTH,
            "The longest segment; longer speech goes on in the next one.");

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public String summary() {
        return "Cuts the stream into segments of speech.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(MIN_SPEECH, PRE_ROLL, MAX_LENGTH);
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
        SegmentConfig config =
                new SegmentConfig(settings.get(MIN_SPEECH), settings.get(PRE_ROLL), settings.get(MAX_LENGTH));
        return PlannedOperator.of(() -> new Segmenter(config), sampleRate);
    }
}
