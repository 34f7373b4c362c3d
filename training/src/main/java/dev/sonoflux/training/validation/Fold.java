package dev.sonoflux.training.validation;

/**
 * What is trained on and what is held out of it, as indices of a set of examples.
 *
 * @param name for reports: the held-out speaker, or the fold's number
 * @param training everything that a model may see
 * @param heldOut what it is tested on
 */
public record Fold(String name, int[] training, int[] heldOut) {}
