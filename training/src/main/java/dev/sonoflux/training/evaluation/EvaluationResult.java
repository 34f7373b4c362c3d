package dev.sonoflux.training.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    /** Models of which nothing has been measured yet. */
    public static EvaluationResult of(List<EvaluatedModel> models) {
        return new EvaluationResult(
                "Evaluation of " + models.stream().map(EvaluatedModel::name).collect(Collectors.joining(" and ")),
                Optional.empty(),
                Optional.empty(),
                models.stream().map(ModelResult::of).toList(),
                List.of());
    }

    EvaluationResult withTrainedOn(List<List<String>> datasets) {
        return new EvaluationResult(title, clips, noise, each(datasets, ModelResult::withTrainedOn), comparisons);
    }

    EvaluationResult withClips(Material material, List<Metrics> measured, List<McNemar> compared) {
        return new EvaluationResult(
                title, Optional.of(material), noise, each(measured, ModelResult::withClips), compared);
    }

    EvaluationResult withNoise(NoiseMaterial material, List<List<NoiseResult>> measured) {
        return new EvaluationResult(
                title, clips, Optional.of(material), each(measured, ModelResult::withNoise), comparisons);
    }

    /** @param measured a result for each model, in their order */
    public EvaluationResult withStreams(List<StreamResult> measured) {
        return new EvaluationResult(title, clips, noise, each(measured, ModelResult::withStreams), comparisons);
    }

    /** @param measured a result for each model, in their order */
    public EvaluationResult withNegatives(List<NegativesResult> measured) {
        return new EvaluationResult(title, clips, noise, each(measured, ModelResult::withNegatives), comparisons);
    }

    private <T> List<ModelResult> each(List<T> measured, BiFunction<ModelResult, T, ModelResult> with) {
        return IntStream.range(0, models.size())
                .mapToObj(i -> with.apply(models.get(i), measured.get(i)))
                .toList();
    }
}
