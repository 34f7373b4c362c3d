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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The operator {@code decide}. */
public final class DecideProvider implements OperatorProvider<Scores, Detection> {
    private static final int MAX_TOP_K = 1000;
    private static final Parameter<Optional<Double>> CONFIDENCE = Parameter.of(
            "confidence",
            ParameterTypes.orKeyword("from-model", ParameterTypes.number(0, 1)),
            Optional.empty(),
            "The posterior that the best label must reach; from-model is what its bundle recommends.");
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
            "Labels that are heard but not reported. Those that begin and end with an underscore never are.");
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
        Optional<Double> given = settings.get(CONFIDENCE);
        DecideConfig config = new DecideConfig(
                given.orElseGet(() -> recommended(scope)),
                settings.get(EMIT),
                settings.get(FORCE_EMIT),
                settings.get(SMOOTHING),
                settings.get(SILENT),
                settings.get(TOP_K));
        if (scope.provided(ModelBundle.class).isPresent()) {
            scope.require(
                    SoftmaxProvider.class,
                    "takes probabilities, and a model's scores are none; add `softmax: { temperature: from-model }`"
                            + " before this operator");
        }
        scope.provided(ModelBundle.class)
                .ifPresent(bundle -> Decider.checkSilentLabels(config.silent(), bundle.labels()));
        PlannedOperator<Scores, Detection> planned = PlannedOperator.of(() -> new Decider(config), sampleRate);
        return given.isPresent()
                ? planned
                : planned.withDetails(Map.of("model's confidence", String.valueOf(config.confidence())));
    }

    private static double recommended(PlanScope scope) {
        return scope.require(
                        ModelBundle.class,
                        "no model says what the confidence is; add `infer: { model: … }` before this operator, or give"
                                + " a number, e.g. `decide: { confidence: 0.5 }`")
                .confidence();
    }
}
