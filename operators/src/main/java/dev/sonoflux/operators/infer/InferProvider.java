package dev.sonoflux.operators.infer;

import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureSpec;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The operator {@code infer}: opens a bundle and offers it to the operators around it. */
public final class InferProvider implements OperatorProvider<FeatureMatrix, Scores> {
    private static final Parameter<Path> MODEL =
            Parameter.required("model", ParameterTypes.path(), "Folder of the model bundle.");
    private static final Parameter<Integer> BATCH = Parameter.of(
            "batch",
            ParameterTypes.integer(1, Infer.MAX_BATCH_SIZE),
            Infer.DEFAULT_BATCH_SIZE,
            "How many windows of a segment are scored together at most; the results are the same.");

    @Override
    public String name() {
        return "infer";
    }

    @Override
    public String summary() {
        return "Scores features with the classifier of a model bundle.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(MODEL, BATCH).withShorthand(MODEL);
    }

    @Override
    public Class<FeatureMatrix> input() {
        return FeatureMatrix.class;
    }

    @Override
    public Class<Scores> output() {
        return Scores.class;
    }

    @Override
    public void prepare(Settings settings, PlanScope scope) {
        ModelBundle bundle = scope.own(ModelBundle.open(scope.find(settings.get(MODEL))));
        scope.provide(ModelBundle.class, bundle);
        scope.provide(FeatureSpec.class, bundle.features());
    }

    @Override
    public PlannedOperator<FeatureMatrix, Scores> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        ModelBundle bundle = scope.require(ModelBundle.class, "the model could not be opened");
        int batch = settings.get(BATCH);
        return PlannedOperator.of(() -> new Infer(bundle.classifier(), batch), sampleRate)
                .withDetails(details(bundle));
    }

    private static Map<String, String> details(ModelBundle bundle) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", bundle.manifest().name());
        details.put("family", bundle.manifest().family());
        details.put("labels", String.join(", ", bundle.labels()));
        details.put("input", bundle.classifier().input().toString());
        return details;
    }
}
