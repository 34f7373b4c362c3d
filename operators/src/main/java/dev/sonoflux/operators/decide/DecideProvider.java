package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.operators.bundle.ModelBundle;
import java.util.List;
import java.util.OptionalInt;

/** The operator {@code decide}. */
public final class DecideProvider implements OperatorProvider<Scores, Detection> {
    private static final int MAX_TOP_K = 1000;
    private static final Parameter<Double> CONFIDENCE = Parameter.of(
            "confidence",
            ParameterTypes.number(0, 1),
            DecideConfig.DEFAULT_CONFIDENCE,
            "The posterior that the best label must reach.");
    private static final Parameter<Emit> EMIT = Parameter.of(
            "emit",
            ParameterTypes.choice(Emit.class),
            DecideConfig.DEFAULT_EMIT,
            "How often a segment may be reported.");
    private static final Parameter<Boolean> FORCE_EMIT = Parameter.of(
            "forceEmit",
            ParameterTypes.bool(),
            DecideConfig.DEFAULT_FORCE_EMIT,
            "Whether a segment in which nothing was certain enough is reported all the same, at its end.");
    private static final Parameter<Integer> SMOOTHING = Parameter.of(
            "smoothing",
            ParameterTypes.integer(1, DecideConfig.MAX_SMOOTHING),
            DecideConfig.DEFAULT_SMOOTHING,
            "Over how many windows of a segment posteriors are averaged.");
    private static final Parameter<List<String>> SILENT = Parameter.of(
            "silent",
            ParameterTypes.list(ParameterTypes.text()),
            List.of(),
            "Labels that are heard but not reported, e.g. of noise.");
    private static final Parameter<Integer> TOP_K = Parameter.of(
            "topK",
            ParameterTypes.integer(1, MAX_TOP_K),
            DecideConfig.DEFAULT_TOP_K,
            "How many labels a detection lists.");

    @Override
    public String name() {
        return "decide";
    }

    @Override
    public String summary() {
        return "Decides what was said: smoothing, threshold, once per segment or every window.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(CONFIDENCE, EMIT, FORCE_EMIT, SMOOTHING, SILENT, TOP_K);
    }

    @Override
    public Class<Scores> input() {
        return Scores.class;
    }

    @Override
    public Class<Detection> output() {
        return Detection.class;
    }

    @Override
    public PlannedOperator<Scores, Detection> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        DecideConfig config = new DecideConfig(
                settings.get(CONFIDENCE),
                settings.get(EMIT),
                settings.get(FORCE_EMIT),
                settings.get(SMOOTHING),
                settings.get(SILENT),
                settings.get(TOP_K));
        scope.provided(ModelBundle.class)
                .ifPresent(bundle -> Decider.checkSilentLabels(config.silent(), bundle.labels()));
        return PlannedOperator.of(() -> new Decider(config), sampleRate);
    }
}
