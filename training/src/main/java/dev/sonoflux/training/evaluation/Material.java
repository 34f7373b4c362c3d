package dev.sonoflux.training.evaluation;

import java.util.List;

/**
 * What clips a model was measured on, and how.
 *
 * @param datasets names of the datasets
 * @param split which part of them: {@code train}, {@code validation}, {@code test} or {@code all}
 * @param recordings how many
 * @param how how they were measured, in a sentence: by the operators that serve, or out of fold
 */
public record Material(List<String> datasets, String split, int recordings, String how) {
    public Material {
        datasets = List.copyOf(datasets);
    }
}
