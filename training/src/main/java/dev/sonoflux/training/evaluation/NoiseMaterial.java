package dev.sonoflux.training.evaluation;

/**
 * What noise clips were mixed with: the same for every model. It covers the whole of each clip, word and edges alike.
 *
 * @param description what kind of noise, in a few words
 * @param seed of everything random in it
 */
public record NoiseMaterial(String description, long seed) {}
