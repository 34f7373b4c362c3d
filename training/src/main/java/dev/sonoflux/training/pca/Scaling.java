package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.FeatureRows;
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
    static void fit(FeatureRows rows, boolean standardise, float[] mean, float[] scale, Jobs jobs) {
        int d = mean.length;
        int n = rows.size();
        jobs.forEach((d + FEATURES - 1) / FEATURES, task -> {
            int from = task * FEATURES;
            int to = Math.min(d, from + FEATURES);
            float[] part = new float[to - from];
            double[] means = new double[to - from];
            double[] squares = new double[to - from];
            for (int i = 0; i < n; i++) {
                rows.read(i, from, to, part, 0);
                for (int f = 0; f < part.length; f++) {
                    means[f] += part[f];
                }
            }
            Arrays.setAll(means, f -> means[f] / n);
            for (int i = 0; i < n; i++) {
                rows.read(i, from, to, part, 0);
                for (int f = 0; f < part.length; f++) {
                    double centred = part[f] - means[f];
                    squares[f] += centred * centred;
                }
            }
            for (int f = 0; f < part.length; f++) {
                double deviation = Math.sqrt(squares[f] / n);
                boolean isConstant = deviation <= CONSTANT * Math.abs(means[f]) || deviation < Float.MIN_NORMAL;
                mean[from + f] = (float) means[f];
                scale[from + f] = standardise && !isConstant ? (float) deviation : 1;
            }
        });
    }
}
