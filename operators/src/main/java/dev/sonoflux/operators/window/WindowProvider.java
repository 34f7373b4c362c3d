package dev.sonoflux.operators.window;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.AudioWindow;
import dev.sonoflux.engine.speech.SpeechEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The operator {@code window}: {@code {duration, stride}} for windows inside a segment, {@code {whole: true, margin}} or just
 * {@code segment} for all of it.
 */
public final class WindowProvider implements OperatorProvider<SpeechEvent, AudioWindow> {
    private static final String SEGMENT = "segment";
    private static final ParameterType<Duration> LENGTH =
            ParameterTypes.duration(Duration.ofMillis(1), WindowConfig.MAX_DURATION);
    private static final Parameter<Duration> DURATION =
            Parameter.optional("duration", LENGTH, "The length of a window.");
    private static final Parameter<Duration> STRIDE =
            Parameter.optional("stride", LENGTH, "From the start of one window to the start of the next.");
    private static final Parameter<Boolean> WHOLE =
            Parameter.optional("whole", wholeType(), "Whether the whole segment is one window.");
    private static final Parameter<Duration> MARGIN = Parameter.optional(
            "margin",
            ParameterTypes.duration(Duration.ZERO, WindowConfig.MAX_DURATION),
            "How much of pre-roll and hangover the whole segment keeps at most; all of them if not given.");

    @Override
    public String name() {
        return "window";
    }

    @Override
    public String summary() {
        return "Makes the windows that are recognised from the segments of speech.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(DURATION, STRIDE, WHOLE, MARGIN).withShorthand(WHOLE);
    }

    @Override
    public Class<SpeechEvent> input() {
        return SpeechEvent.class;
    }

    @Override
    public Class<AudioWindow> output() {
        return AudioWindow.class;
    }

    @Override
    public PlannedOperator<SpeechEvent, AudioWindow> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        WindowConfig config = config(settings);
        return PlannedOperator.of(() -> new Windower(config), sampleRate);
    }

    private static WindowConfig config(Settings settings) {
        boolean sliding = settings.isGiven(DURATION) || settings.isGiven(STRIDE);
        boolean whole = settings.find(WHOLE).orElse(!sliding);
        if (whole == sliding) {
            throw new SonofluxException("give either duration and stride, or `whole: true`");
        }
        if (whole) {
            WindowConfig.WholeSegment segment = WindowConfig.wholeSegment();
            return settings.find(MARGIN).map(segment::withMargin).orElse(segment);
        }
        if (settings.isGiven(MARGIN)) {
            throw new SonofluxException("'margin' is for whole segments; remove it, or duration and stride");
        }
        if (!settings.isGiven(DURATION) || !settings.isGiven(STRIDE)) {
            throw new SonofluxException("duration and stride belong together; give both");
        }
        return WindowConfig.sliding(
                settings.find(DURATION).orElseThrow(), settings.find(STRIDE).orElseThrow());
    }

    private static ParameterType<Boolean> wholeType() {
        return ParameterTypes.of(
                "segment, true or false",
                text -> switch (text) {
                    case SEGMENT, "true" -> true;
                    case "false" -> false;
                    default -> throw new IllegalArgumentException("or a mapping with duration and stride");
                },
                String::valueOf,
                Map.of("enum", List.of(true, false, SEGMENT)));
    }
}
