package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;
import java.util.Arrays;

/**
 * Mean and standard deviation of each feature, as scikit-learn's {@code StandardScaler}: a feature that never varies is
 * left alone.
 */
final class Scaling {
    private static final int FEATURES = 512;

    /** A deviation this small against the mean is rounding of the same number. */
    private static final double CONSTANT = 1e-7;

    private Scaling() {}

    /** Writes the means, and the deviations of the population, or 1 if it isn't to be standardised. */
    static void fit(float[][] rows, boolean standardise, float[] mean, float[] scale, Jobs jobs) {
        int d = mean.length;
        jobs.forEach((d + FEATURES - 1) / FEATURES, task -> {
            int from = task * FEATURES;
            int to = Math.min(d, from + FEATURES);
            double[] means = new double[to - from];
            double[] squares = new double[to - from];
            for (float[] row : rows) {
                for (int f = from; f < to; f++) {
                    means[f - from] += row[f];
                }
            }
            Arrays.setAll(means, i -> means[i] / rows.length);
            for (float[] row : rows) {
                for (int f = from; f < to; f++) {
                    double centred = row[f] - means[f - from];
                    squares[f - from] += centred * centred;
                }
            }
            for (int f = from; f < to; f++) {
                double deviation = Math.sqrt(squares[f - from] / rows.length);
                boolean isConstant = deviation <= CONSTANT * Math.abs(means[f - from]) || deviation < Float.MIN_NORMAL;
                mean[f] = (float) means[f - from];
                scale[f] = standardise && !isConstant ? (float) deviation : 1;
            }
        });
    }
}
