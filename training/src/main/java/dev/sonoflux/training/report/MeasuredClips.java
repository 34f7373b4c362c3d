package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.EvaluationResult;
import dev.sonoflux.training.evaluation.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Figures on recordings of one word each, and their place in a report.
 *
 * @param id what the ids of its plots end with; may be empty
 * @param alone whether there are no others in the report
 * @param name of the model, or of what was done with it
 * @param temperature what scores were divided by; empty where each fold had its own
 * @param threshold the confidence at which detections are recommended; empty where there is no such
 */
record MeasuredClips(
        String id,
        boolean alone,
        String name,
        Metrics metrics,
        Optional<Double> temperature,
        Optional<Double> threshold) {
    static List<MeasuredClips> of(EvaluationResult evaluation) {
        List<MeasuredClips> clips = new ArrayList<>();
        for (MeasuredModel model : MeasuredModel.of(evaluation)) {
            model.result()
                    .clips()
                    .ifPresent(metrics -> clips.add(new MeasuredClips(
                            model.plotId(""),
                            model.alone(),
                            model.name(),
                            metrics,
                            Optional.of(model.result().temperature()),
                            Optional.of(model.result().threshold()))));
        }
        return clips;
    }

    /** The id of its plot of a kind. */
    String plotId(String kind) {
        return kind + id;
    }

    /** A title with its name, where there are several. */
    String title(String title) {
        return alone ? title : title + ": " + name();
    }
}
