package dev.sonoflux.operators.features;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Settings;
import java.util.List;
import java.util.OptionalInt;

/** The operator {@code test-model}: trained with the reference features, it hears a word of that many coefficients. */
public final class ReferenceModel implements OperatorProvider<FeatureMatrix, Detection> {
    @Override
    public String name() {
        return "test-model";
    }

    @Override
    public String summary() {
        return "Says how many coefficients there are.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.empty();
    }

    @Override
    public Class<FeatureMatrix> input() {
        return FeatureMatrix.class;
    }

    @Override
    public Class<Detection> output() {
        return Detection.class;
    }

    @Override
    public void prepare(Settings settings, PlanScope scope) {
        scope.provide(FeatureSpec.class, FeatureSpec.reference());
    }

    @Override
    public PlannedOperator<FeatureMatrix, Detection> plan(Settings settings, OptionalInt rate, PlanScope scope) {
        return PlannedOperator.of(
                () -> (matrix, out) -> {
                    String label = matrix.frames() + "x" + matrix.coefficients();
                    out.accept(new Detection(label, 1, 8000, 0, 0, 0, 0, false, List.of()));
                },
                rate);
    }
}
