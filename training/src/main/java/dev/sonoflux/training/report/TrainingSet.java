package dev.sonoflux.training.report;

import dev.sonoflux.operators.bundle.Provenance;
import dev.sonoflux.training.evaluation.EvaluatedModel;
import java.util.List;

/**
 * What a model was trained on, as its bundle says.
 *
 * @param model the model's name in the report
 */
public record TrainingSet(String model, Provenance.Dataset dataset) {
    /** Those of models, in their order. */
    public static List<TrainingSet> of(List<EvaluatedModel> models) {
        return models.stream()
                .flatMap(model -> model.bundle().manifest().provenance().datasets().stream()
                        .map(dataset -> new TrainingSet(model.name(), dataset)))
                .toList();
    }
}
