package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.PlanScope;
import dev.sonoflux.engine.pipeline.PlannedOperator;
import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import dev.sonoflux.engine.spec.Settings;
import java.util.OptionalInt;

/** The operator {@code spec-augment}. */
public final class SpecAugmentProvider extends RandomOperatorProvider<FeatureMatrix> {
    private static final ParameterType<Integer> MASKS = ParameterTypes.integer(0, SpecAugmentConfig.MAX_MASKS);
    private static final ParameterType<Integer> WIDTH = ParameterTypes.integer(0, SpecAugmentConfig.MAX_WIDTH);

    private static final Parameter<Integer> FREQUENCY_MASKS = Parameter.of(
            "frequencyMasks", MASKS, SpecAugmentConfig.DEFAULT_MASKS, "How many stretches of coefficients are masked.");
    private static final Parameter<Integer> FREQUENCY_WIDTH = Parameter.of(
            "frequencyWidth",
            WIDTH,
            SpecAugmentConfig.DEFAULT_FREQUENCY_WIDTH,
            "The widest of them, in coefficients; widths are drawn from 0 on.");
    private static final Parameter<Integer> TIME_MASKS = Parameter.of(
            "timeMasks", MASKS, SpecAugmentConfig.DEFAULT_MASKS, "How many stretches of frames are masked.");
    private static final Parameter<Integer> TIME_WIDTH = Parameter.of(
            "timeWidth",
            WIDTH,
            SpecAugmentConfig.DEFAULT_TIME_WIDTH,
            "The longest of them, in frames; lengths are drawn from 0 on.");
    private static final Parameter<Double> TIME_SHARE = Parameter.of(
            "timeShare",
            ParameterTypes.number(0, 1),
            SpecAugmentConfig.DEFAULT_TIME_SHARE,
            "The largest share of all frames that one of them may take.");
    private static final Parameter<SpecAugmentConfig.Value> VALUE = Parameter.of(
            "value",
            ParameterTypes.choice(SpecAugmentConfig.Value.class),
            SpecAugmentConfig.DEFAULT_VALUE,
            "What masked values become: the mean of their coefficient, or zero.");

    public SpecAugmentProvider() {
        super(
                SpecAugment.NAME,
                "Masks stretches of coefficients and of frames of features.",
                FeatureMatrix.class,
                ParameterSet.of(FREQUENCY_MASKS, FREQUENCY_WIDTH, TIME_MASKS, TIME_WIDTH, TIME_SHARE, VALUE));
    }

    @Override
    protected PlannedOperator<FeatureMatrix, FeatureMatrix> planAlways(
            Settings settings, OptionalInt sampleRate, PlanScope scope) {
        SpecAugmentConfig config = new SpecAugmentConfig(
                settings.get(FREQUENCY_MASKS),
                settings.get(FREQUENCY_WIDTH),
                settings.get(TIME_MASKS),
                settings.get(TIME_WIDTH),
                settings.get(TIME_SHARE),
                settings.get(VALUE),
                settings.get(SEED));
        return PlannedOperator.perStream(stream -> new SpecAugment(config, stream), sampleRate);
    }
}
