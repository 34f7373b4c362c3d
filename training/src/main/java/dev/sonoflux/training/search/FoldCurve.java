package dev.sonoflux.training.search;

import dev.sonoflux.training.family.LearningCurve;

/**
 * How the training of a fold's model went.
 *
 * @param fold the held-out speaker, or the fold's number
 */
public record FoldCurve(String fold, LearningCurve curve) {}
