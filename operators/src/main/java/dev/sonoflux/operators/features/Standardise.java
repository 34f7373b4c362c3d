package dev.sonoflux.operators.features;

/** Over what features are brought to mean 0 and, but for one, to variance 1. */
public enum Standardise {
    /** Not at all. */
    NONE,
    /** One mean and one standard deviation over the whole matrix. */
    UTTERANCE,
    /** Mean and standard deviation of each coefficient over time: cepstral mean and variance normalisation. */
    COEFFICIENT,
    /** Mean of each coefficient over time; its variance stays: cepstral mean normalisation. */
    COEFFICIENT_MEAN;

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
            case COEFFICIENT, COEFFICIENT_MEAN -> {
                for (int c = 0; c < coefficients; c++) {
                    column(values, c, coefficients, frames, this == COEFFICIENT);
                }
            }
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
