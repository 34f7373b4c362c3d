package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What one step learns from.
 *
 * @param features of one recording after the other
 * @param targets the probability of each label, one recording after the other
 * @param size number of recordings
 */
record Batch(float[] features, float[] targets, int size) {
    /**
     * @param matrices all of one shape
     * @param labels of each, as a number
     * @param smoothing how much of the probability is spread over all labels
     */
    static Batch of(List<FeatureMatrix> matrices, int[] labels, int labelCount, double smoothing) {
        int each = matrices.get(0).values().length;
        float[] features = new float[matrices.size() * each];
        float[] targets = new float[matrices.size() * labelCount];
        Arrays.fill(targets, (float) (smoothing / labelCount));
        for (int i = 0; i < matrices.size(); i++) {
            System.arraycopy(matrices.get(i).values(), 0, features, i * each, each);
            targets[i * labelCount + labels[i]] += (float) (1 - smoothing);
        }
        return new Batch(features, targets, matrices.size());
    }

    /** Mixes each recording with another of the batch, all by the same share, which is drawn from Beta(alpha, alpha). */
    Batch mixed(double alpha, Random random) {
        if (alpha == 0) {
            return this;
        }
        float share = (float) beta(alpha, random);
        int[] others = new int[size];
        for (int i = 0; i < size; i++) {
            int j = random.nextInt(i + 1);
            others[i] = others[j];
            others[j] = i;
        }
        return new Batch(mixed(features, others, share), mixed(targets, others, share), size);
    }

    private float[] mixed(float[] values, int[] others, float share) {
        int each = values.length / size;
        float[] mixed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            mixed[i] = share * values[i] + (1 - share) * values[others[i / each] * each + i % each];
        }
        return mixed;
    }

    /** By rejection (M. Jöhnk, 1964). */
    private static double beta(double alpha, Random random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / alpha);
            double y = Math.pow(random.nextDouble(), 1 / alpha);
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
        }
    }
}
