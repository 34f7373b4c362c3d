package dev.sonoflux.training.neural;

import dev.sonoflux.training.family.LearningCurve;

/**
 * A trained network.
 *
 * @param weights as its layout says
 * @param curve how training went
 */
record Fitted(float[] weights, LearningCurve curve) {}
