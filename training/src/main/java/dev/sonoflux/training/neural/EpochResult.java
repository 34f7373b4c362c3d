package dev.sonoflux.training.neural;

import java.util.OptionalDouble;

/**
 * A point of the learning curves.
 *
 * @param epoch from 1 on
 * @param loss mean over the epoch's steps, in nats, of mixed and smoothed targets where there are such
 * @param accuracy share of the recordings of the epoch's steps that were right
 * @param validationLoss in nats, by the weights that would be served
 * @param validationAccuracy by the same
 */
record EpochResult(
        int epoch, double loss, double accuracy, OptionalDouble validationLoss, OptionalDouble validationAccuracy) {}
