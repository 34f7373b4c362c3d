package dev.sonoflux.operators.features;

/** Over what features are brought to mean 0 and to variance 1. */
public enum Standardise {
    /** Not at all. */
    NONE,
    /** One mean and one standard deviation over the whole matrix. */
    UTTERANCE,
    /** Mean and standard deviation of each coefficient over time: cepstral mean and variance normalisation. */
    COEFFICIENT,
    /** Mean of each coefficient over time; its variance stays: cepstral mean normalisation. */
    COEFFICIENT_MEAN,
    /**
     * Mean of each coefficient over time, then one scale for all: the root mean square of the whole matrix becomes 1. Unlike
     * with {@link #COEFFICIENT}, coefficients that move little keep moving little.
     */
    COEFFICIENT_MEAN_COMMON_SCALE;

    /**
     * What a standard deviation (of the population: divided by the number of values) is raised to before dividing by it, so
     * that a constant becomes 0 and not infinite.
     */
    public static final double MIN_DEVIATION = 1e-8;

    /** Standardises a row-major matrix in place. */
    void apply(double[] values, int frames, int coefficients) {
        switch (this) {
            case NONE -> {}
            case UTTERANCE -> column(values, 0, 1, frames * coefficients, true);
            case COEFFICIENT -> columns(values, frames, coefficients, true);
            case COEFFICIENT_MEAN -> columns(values, frames, coefficients, false);
            case COEFFICIENT_MEAN_COMMON_SCALE -> {
                columns(values, frames, coefficients, false);
                column(values, 0, 1, frames * coefficients, true);
            }
        }
    }

    private static void columns(double[] values, int frames, int coefficients, boolean scale) {
        for (int c = 0; c < coefficients; c++) {
            column(values, c, coefficients, frames, scale);
        }
    }

    private static void column(double[] values, int first, int step, int count, boolean scale) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[first + i * step];
        }
        double mean = sum / count;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            double centred = values[first + i * step] - mean;
            squares += centred * centred;
        }
        double divisor = scale ? Math.max(Math.sqrt(squares / count), MIN_DEVIATION) : 1;
        for (int i = 0; i < count; i++) {
            values[first + i * step] = (values[first + i * step] - mean) / divisor;
        }
    }
}
