package dev.sonoflux.training.evaluation;

/**
 * How well a model did on the clips in noise.
 *
 * @param snrDb ratio of the mean power of the whole clip to that of the noise that was added, in dB
 * @param metrics of the noisy clips
 */
public record NoiseResult(double snrDb, Metrics metrics) {}
