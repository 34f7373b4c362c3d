package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The operator {@code context}. */
public final class ContextProvider extends AudioAugmentProvider {
    private static final ParameterType<Range<Duration>> AROUND =
            ParameterTypes.range(ParameterTypes.duration(Duration.ZERO, ContextConfig.MAX_CONTEXT));
    private static final ParameterType<Range<Duration>> CUT =
            ParameterTypes.range(ParameterTypes.duration(Duration.ZERO, ContextConfig.MAX_CUT));

    private static final Parameter<Range<Duration>> BEFORE = Parameter.of(
            "before",
            AROUND,
            ContextConfig.DEFAULT_BEFORE,
            "How much is heard before the clip, which is later by so much.");
    private static final Parameter<Range<Duration>> AFTER =
            Parameter.of("after", AROUND, ContextConfig.DEFAULT_AFTER, "How much is heard after it.");
    private static final Parameter<Range<Duration>> CUT_START =
            Parameter.of("cutStart", CUT, ContextConfig.DEFAULT_CUT, "How much of its beginning is missing.");
    private static final Parameter<Range<Duration>> CUT_END =
            Parameter.of("cutEnd", CUT, ContextConfig.DEFAULT_CUT, "How much of its end is missing.");
    private static final Parameter<Double> CUT_PROBABILITY = Parameter.of(
            "cutProbability",
            ParameterTypes.number(0, 1),
            ContextConfig.DEFAULT_CUT_PROBABILITY,
            "How often its beginning is cut, and how often its end; each is drawn on its own.");
    private static final Parameter<Path> PATH = Parameter.optional(
            "path",
            ParameterTypes.path(),
            "A recording, or a folder of them, stretches of which are heard before and after, instead of silence.");
    private static final Parameter<Range<Double>> LEVEL_DB = Parameter.of(
            "levelDb",
            ParameterTypes.range(ParameterTypes.number(ContextConfig.MIN_DB, ContextConfig.MAX_DB)),
            ContextConfig.DEFAULT_LEVEL_DB,
            "The recordings' mean power to the clip's where it isn't silent, in decibels.");
    private static final Parameter<Duration> FADE = Parameter.of(
            "fade",
            ParameterTypes.duration(Duration.ZERO, ContextConfig.MAX_FADE),
            ContextConfig.DEFAULT_FADE,
            "How long recordings fade towards the clip, and the clip where it was cut and something is put there.");

    public ContextProvider() {
        super(
                Context.NAME,
                "Places a clip as a live pipeline cuts it out of a stream: with silence or other recordings before and after"
                        + " it, and without some of its beginning and end.",
                ParameterSet.of(BEFORE, AFTER, CUT_START, CUT_END, CUT_PROBABILITY, PATH, LEVEL_DB, FADE));
    }

    @Override
    protected PlannedOperator<PcmFrame, PcmFrame> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        Optional<RecordedNoise> recordings = settings.find(PATH).map(path -> RecordedNoise.in(scope.find(path)));
        if (recordings.isEmpty() && settings.isGiven(LEVEL_DB)) {
            throw new IllegalArgumentException("levelDb is that of recordings; say by path where they are");
        }
        ContextConfig config = new ContextConfig(
                settings.get(BEFORE),
                settings.get(AFTER),
                settings.get(CUT_START),
                settings.get(CUT_END),
                settings.get(CUT_PROBABILITY),
                recordings,
                settings.get(LEVEL_DB),
                settings.get(FADE),
                settings.get(SEED));
        return PlannedOperator.<PcmFrame, PcmFrame>perStream(stream -> new Context(config, stream), sampleRate)
                .withLatency(Context.latency(config))
                .withDetails(recordings.map(RecordedNoise::details).orElse(Map.of()));
    }
}
