package dev.sonoflux.training.family;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How a training that goes over its recordings again and again went.
 *
 * @param epochs in their order
 * @param kept the epoch whose model was kept, counted from 1; 0: the one that training began with
 */
public record LearningCurve(List<Epoch> epochs, int kept) {
    public LearningCurve {
        epochs = List.copyOf(epochs);
        if (kept < 0 || kept > epochs.size()) {
            throw new IllegalArgumentException(
                    "kept: " + kept + " is not accepted; it must be 0 to " + epochs.size() + ", the number of epochs");
        }
    }

    /**
     * Going over all recordings once.
     *
     * @param number from 1 on
     * @param learningRate of the epoch's last step
     * @param loss mean over the epoch's steps, in nats, of mixed and smoothed targets where there are such
     * @param accuracy share of the recordings of the epoch's steps that were right, in [0, 1]
     * @param heldOutLoss in nats, by the model that would be kept, on recordings that were kept from training to end it by;
     *     empty where there are none
     * @param heldOutAccuracy by the same, in [0, 1]
     */
    public record Epoch(
            int number,
            double learningRate,
            double loss,
            double accuracy,
            OptionalDouble heldOutLoss,
            OptionalDouble heldOutAccuracy) {}
}
