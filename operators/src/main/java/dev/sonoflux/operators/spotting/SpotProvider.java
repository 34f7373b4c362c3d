package dev.sonoflux.operators.spotting;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.SpeechEvent;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.window.WindowConfig;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The operator {@code spot}: opens a bundle of a speech embedding and offers it to the operators around it. */
public final class SpotProvider implements OperatorProvider<SpeechEvent, Scores> {
    private static final Parameter<Path> MODEL = Parameter.required(
            "model", ParameterTypes.path(), "Folder of a model bundle that train --arch embedding made.");

    @Override
    public String name() {
        return "spot";
    }

    @Override
    public String summary() {
        return "Scores segments every 80 ms by a speech embedding, in the place of window, features and infer: what was"
                + " computed of earlier steps is not computed again.";
    }

    @Override
    public ParameterSet parameters() {
        return ParameterSet.of(MODEL).withShorthand(MODEL);
    }

    @Override
    public Class<SpeechEvent> input() {
        return SpeechEvent.class;
    }

    @Override
    public Class<Scores> output() {
        return Scores.class;
    }

    @Override
    public void prepare(Settings settings, PlanScope scope) {
        ModelBundle bundle = scope.own(ModelBundle.open(scope.find(settings.get(MODEL))));
        EmbeddingNetwork network = scope.own(EmbeddingNetwork.open(bundle));
        scope.provide(ModelBundle.class, bundle);
        scope.provide(FeatureSpec.class, bundle.features());
        scope.provide(EmbeddingNetwork.class, network);
    }

    @Override
    public PlannedOperator<SpeechEvent, Scores> plan(Settings settings, OptionalInt sampleRate, PlanScope scope) {
        EmbeddingNetwork network = scope.require(EmbeddingNetwork.class, "the model could not be opened");
        FeatureSpec features = network.bundle().features();
        if (sampleRate.isPresent() && sampleRate.getAsInt() != features.sampleRate()) {
            throw new SonofluxException(KeywordSpotter.wrongRate(features.sampleRate(), sampleRate.getAsInt()));
        }
        return PlannedOperator.of(() -> new KeywordSpotter(network), sampleRate).withDetails(details(network.bundle()));
    }

    private static Map<String, String> details(ModelBundle bundle) {
        WindowConfig.Sliding windows = KeywordSpotter.windows(bundle.features());
        Map<String, String> details = new LinkedHashMap<>();
        details.put("name", bundle.manifest().name());
        details.put("labels", String.join(", ", bundle.labels()));
        details.put("duration", windows.duration().toMillis() + "ms");
        details.put("stride", windows.stride().toMillis() + "ms");
        return details;
    }
}
