package dev.sonoflux.operators.bundle;

/**
 * How well a model did.
 *
 * @param measure e.g. {@code accuracy}
 * @param value of the measure
 * @param n number of recordings it was measured on
 * @param how what was measured, on what, e.g. {@code leave-one-speaker-out on the training set, retrained per speaker}
 */
public record MeasuredResult(String measure, double value, int n, String how) {}
