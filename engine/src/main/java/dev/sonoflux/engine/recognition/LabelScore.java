package dev.sonoflux.engine.recognition;

/**
 * A label and its posterior probability.
 *
 * @param p in [0, 1]
 */
public record LabelScore(String label, double p) {}
