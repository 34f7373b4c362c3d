package dev.sonoflux.operators.features;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The operator {@code features}: {@code from-model} takes the specification that the pipeline's model provides; keys of {@link
 * FeatureParameters} say it here instead. What is said here must be what the model was trained with, where there is one.
 */
public final class FeaturesProvider implements OperatorProvider<AudioWindow, FeatureMatrix> {
    private enum Origin {
        FROM_MODEL,
        FROM_KEYS
    }

    private static final Parameter<Origin> ORIGIN = Parameter.optional(
            "specification",
            ParameterTypes.choice(Origin.class),
            "Whether the features are the model's (from-model) or what the other keys say (from-keys).");

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String summary() {
        return "Mel spectrogram, log-mel or MFCC of each window, with deltas, length and standardising.";
    }

    @Override
    public ParameterSet parameters() {
        List<Parameter<?>> keys = FeatureParameters.all().parameters();
        return ParameterSet.of(ORIGIN).and(keys.toArray(Parameter<?>[]::new)).withShorthand(ORIGIN);
    }

    @Override
    public Class<AudioWindow> input() {
        return AudioWindow.class;
    }

    @Override
    public Class<FeatureMatrix> output() {
        return FeatureMatrix.class;
    }

    @Override
    public PlannedOperator<AudioWindow, FeatureMatrix> plan(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        Optional<FeatureSpec> model = scope.provided(FeatureSpec.class);
        boolean hasKeys = FeatureParameters.all().parameters().stream().anyMatch(settings::isGiven);
        Origin origin = settings.find(ORIGIN).orElse(hasKeys ? Origin.FROM_KEYS : Origin.FROM_MODEL);
        FeatureSpec spec;
        if (origin == Origin.FROM_MODEL) {
            if (hasKeys) {
                throw new SonofluxException(
                        "from-model leaves nothing for other keys to say; remove them or from-model");
            }
            spec = scope.require(
                    FeatureSpec.class,
                    "no model says what the features are; add `infer: { model: … }` after this operator, or give the"
                            + " features' keys, e.g. `features: { sampleRate: 8000, nMfcc: 40 }`");
        } else {
            spec = FeatureParameters.spec(settings);
            model.filter(trained -> !trained.equals(spec)).ifPresent(trained -> {
                throw new SonofluxException("these are not the features that the model was trained with: "
                        + differences(spec, trained) + ". Use `features: from-model`");
            });
        }
        if (sampleRate.isPresent() && sampleRate.getAsInt() != spec.sampleRate()) {
            throw new SonofluxException(FeatureExtractor.wrongRate(spec.sampleRate(), sampleRate.getAsInt()));
        }
        return PlannedOperator.of(() -> new FeatureExtractor(spec), sampleRate)
                .withDetails(origin == Origin.FROM_MODEL ? FeatureParameters.formatted(spec) : Map.of());
    }

    private static String differences(FeatureSpec here, FeatureSpec trained) {
        Map<String, Object> expected = trained.toMap();
        return String.join(
                ", ",
                here.toMap().entrySet().stream()
                        .filter(e -> !e.getValue().equals(expected.get(e.getKey())))
                        .map(e -> e.getKey() + " is " + e.getValue() + " and was " + expected.get(e.getKey()))
                        .toList());
    }
}
