package dev.sonoflux.training.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * How far a model's confidences are to be believed.
 *
 * @param expectedCalibrationError how far confidence and accuracy lie apart on average: Σ n_b / n · |accuracy_b − confidence_b|
 *     over the bins (M. P. Naeini et al., "Obtaining well calibrated probabilities using Bayesian binning", AAAI 2015)
 * @param logLoss mean of −ln p(label), in nats
 * @param bins the reliability diagram: recordings by the confidence of their prediction
 */
public record Reliability(double expectedCalibrationError, double logLoss, List<Bin> bins) {
    /** Number of bins, all of the same width. */
    public static final int BINS = 15;

    /** The smallest probability that counts in the log-loss, so that one certain error doesn't make it infinite. */
    private static final double LEAST_PROBABILITY = 1e-15;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Recordings whose confidence is in [{@code from}, {@code to}); the last bin has confidence 1, too.
     *
     * @param confidence mean confidence; 0 if there are none
     * @param correct how many of them were recognised, of how many
     */
    public record Bin(double from, double to, double confidence, Proportion correct) {}

    /** @param posteriors of one or more recordings */
    static Reliability of(List<String> labels, List<Scored> posteriors) {
        double[] confidence = new double[BINS];
        int[] count = new int[BINS];
        int[] correct = new int[BINS];
        double logLoss = 0;
        for (Scored s : posteriors) {
            int bin = Math.min(BINS - 1, (int) (s.confidence() * BINS));
            confidence[bin] += s.confidence();
            count[bin]++;
            correct[bin] += s.isCorrect(labels) ? 1 : 0;
            logLoss -= Math.log(Math.max(LEAST_PROBABILITY, s.values()[labels.indexOf(s.label())]));
        }
        double error = 0;
        List<Bin> bins = new ArrayList<>(BINS);
        for (int b = 0; b < BINS; b++) {
            error += Math.abs(confidence[b] - correct[b]);
            double mean = count[b] == 0 ? 0 : confidence[b] / count[b];
            bins.add(new Bin((double) b / BINS, (b + 1.0) / BINS, mean, new Proportion(correct[b], count[b])));
        }
        return new Reliability(error / posteriors.size(), logLoss / posteriors.size(), bins);
    }
}
