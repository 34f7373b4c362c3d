package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Optional;

/**
 * One or several models, measured on the same material: what reports are made of.
 *
 * @param title what was measured, in a few words
 * @param clips what clips they were measured on, if any
 * @param noise what noise those were mixed with, if any
 * @param models a result for each, in the order in which they were given; one or more
 * @param comparisons each pair of the models on the same clips; empty where there is one model, or no clips
 */
public record EvaluationResult(
        String title,
        Optional<Material> clips,
        Optional<NoiseMaterial> noise,
        List<ModelResult> models,
        List<McNemar> comparisons) {
    public EvaluationResult {
        models = List.copyOf(models);
        comparisons = List.copyOf(comparisons);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("there is no model");
        }
    }
}
