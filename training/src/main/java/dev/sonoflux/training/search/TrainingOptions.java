package dev.sonoflux.training.search;

import dev.sonoflux.training.validation.FoldRule;

/**
 * How a model is chosen and calibrated.
 *
 * @param seed of everything random
 * @param folds what points of the grid are compared on, and what the temperature is fitted on
 * @param measure what points are ranked by
 * @param calibrate whether temperature and thresholds are fitted; otherwise the temperature is 1
 */
public record TrainingOptions(long seed, FoldRule folds, Measure measure, boolean calibrate) {
    public static final long DEFAULT_SEED = 1;

    public static TrainingOptions ofDefaults() {
        return new TrainingOptions(DEFAULT_SEED, FoldRule.ofDefaults(), Measure.ACCURACY, true);
    }

    public TrainingOptions withSeed(long value) {
        return new TrainingOptions(value, folds, measure, calibrate);
    }

    public TrainingOptions withFolds(FoldRule value) {
        return new TrainingOptions(seed, value, measure, calibrate);
    }

    public TrainingOptions withMeasure(Measure value) {
        return new TrainingOptions(seed, folds, value, calibrate);
    }

    public TrainingOptions withCalibrate(boolean value) {
        return new TrainingOptions(seed, folds, measure, value);
    }
}
