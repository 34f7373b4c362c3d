package dev.sonoflux.operators.bundle;

import java.util.List;

/**
 * How far a model's posteriors are to be believed, measured on recordings that were held out of models like it.
 *
 * @param how what was held out
 * @param n number of recordings
 * @param before the temperature was fitted: at temperature 1
 * @param after at the model's temperature
 * @param thresholds confidences that a detection might be asked to reach
 */
public record Calibration(String how, int n, Quality before, Quality after, List<Threshold> thresholds) {
    public Calibration {
        thresholds = List.copyOf(thresholds);
    }

    /**
     * Posteriors against what was right.
     *
     * @param expectedCalibrationError how far confidence and accuracy lie apart on average, in [0, 1]
     * @param logLoss mean of −ln p(label), in nats
     * @param bins the reliability diagram: bins of equal width from confidence 0 to 1
     */
    public record Quality(double expectedCalibrationError, double logLoss, List<Bin> bins) {
        public Quality {
            bins = List.copyOf(bins);
        }
    }

    /**
     * Recordings of about the same confidence.
     *
     * @param n how many
     * @param confidence their mean confidence; 0 if there are none
     * @param accuracy share of them that was recognised; 0 if there are none
     */
    public record Bin(int n, double confidence, double accuracy) {}

    /**
     * A confidence to ask for.
     *
     * @param purpose what it is for: {@code keep-90-percent} (nine in ten of the right answers reach it), {@code
     *     accuracy-99-percent} (the lowest one at which 99 % of the answers are right) or {@code youden} (the share of right
     *     answers that reach it exceeds that of wrong ones by most)
     * @param confidence in [0, 1]
     * @param coverage share of all recordings that reach it
     * @param accuracy share of these that were recognised
     */
    public record Threshold(String purpose, double confidence, double coverage, double accuracy) {}
}
