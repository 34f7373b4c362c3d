package dev.sonoflux.training.pca;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.FeatureRows;

/** Rows without their mean and divided by their scale, feature by feature. */
record StandardisedRows(FeatureRows rows, float[] mean, float[] scale) {
    int size() {
        return rows.size();
    }

    int length() {
        return mean.length;
    }

    void read(int row, int from, int to, float[] out) {
        rows.read(row, from, to, out, 0);
        for (int f = from; f < to; f++) {
            out[f - from] = (out[f - from] - mean[f]) / scale[f];
        }
    }

    /** Writes features [{@code from}, {@code to}) of all rows: an array for each feature. */
    void readFeatures(int from, int to, float[][] out, Jobs jobs) {
        jobs.forEach(size(), i -> {
            float[] part = new float[to - from];
            read(i, from, to, part);
            for (int f = 0; f < part.length; f++) {
                out[f][i] = part[f];
            }
        });
    }
}
