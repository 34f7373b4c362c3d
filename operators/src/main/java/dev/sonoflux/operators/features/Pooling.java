package dev.sonoflux.operators.features;

/** What is left of each coefficient when all frames become one. */
public enum Pooling {
    /** Its mean. */
    MEAN,
    /** Its maximum. */
    MAX,
    /** Mean, standard deviation (of the population), minimum and maximum: first all means, then all deviations, and so on. */
    STATS;

    private static final int STATISTICS = 4;

    /** Values that one coefficient gives. */
    int perCoefficient() {
        return this == STATS ? STATISTICS : 1;
    }

    /**
     * Pools a row-major matrix.
     *
     * @param frames 1 or more
     */
    void apply(double[] matrix, int frames, int coefficients, double[] out) {
        for (int c = 0; c < coefficients; c++) {
            double sum = 0;
            double lowest = Double.POSITIVE_INFINITY;
            double highest = Double.NEGATIVE_INFINITY;
            for (int f = 0; f < frames; f++) {
                double value = matrix[f * coefficients + c];
                sum += value;
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
            double mean = sum / frames;
            switch (this) {
                case MEAN -> out[c] = mean;
                case MAX -> out[c] = highest;
                case STATS -> {
                    out[c] = mean;
                    out[coefficients + c] = deviation(matrix, frames, coefficients, c, mean);
                    out[2 * coefficients + c] = lowest;
                    out[3 * coefficients + c] = highest;
                }
            }
        }
    }

    private static double deviation(double[] matrix, int frames, int coefficients, int column, double mean) {
        double squares = 0;
        for (int f = 0; f < frames; f++) {
            double centred = matrix[f * coefficients + column] - mean;
            squares += centred * centred;
        }
        return Math.sqrt(squares / frames);
    }
}
