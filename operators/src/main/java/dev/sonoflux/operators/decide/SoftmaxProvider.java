package dev.sonoflux.operators.decide;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.operators.bundle.ModelBundle;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The operator {@code softmax}. */
public final class SoftmaxProvider implements OperatorProvider<Scores, Scores> {
    private static final double MIN_TEMPERATURE = 1e-3;
    private static final double MAX_TEMPERATURE = 1e3;
    private static final Parameter<Optional<Double>> TEMPERATURE = Parameter.of(
            "temperature",
            ParameterTypes.orKeyword("from-model", ParameterTypes.number(MIN_TEMPERATURE, MAX_TEMPERATURE)),
            Optional.empty(),
            "What scores are divided by: above 1 for less certain posteriors, below 1 for more.");

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public String summary() {
        return "Turns scores into posterior probabilities.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(TEMPERATURE);
    }

    @Override
    public Class<Scores> input() {
        return Scores.class;
    }

    @Override
    public Class<Scores> output() {
        return Scores.class;
    }

    /** Tells {@code decide} that it gets probabilities. */
    @Override
    public void prepare(Settings settings, PlanScope scope) {
        scope.provide(SoftmaxProvider.class, this);
    }

    @Override
    public PlannedOperator<Scores, Scores> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        Optional<Double> given = settings.get(TEMPERATURE);
        double temperature = given.orElseGet(() -> scope.require(
                        ModelBundle.class,
                        "no model says what the temperature is; add `infer: { model: … }` before this operator, or give"
                                + " a number, e.g. `softmax: { temperature: 1 }`")
                .temperature());
        Softmax softmax = new Softmax(temperature);
        PlannedOperator<Scores, Scores> planned = PlannedOperator.of(() -> softmax, sampleRate);
        return given.isPresent() ? planned : planned.withDetails(Map.of("model's temperature", "" + temperature));
    }
}
