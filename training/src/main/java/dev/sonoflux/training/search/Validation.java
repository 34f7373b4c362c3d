package dev.sonoflux.training.search;

import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.family.LearningCurve;
import java.util.List;
import java.util.Optional;

/**
 * How good models are that are made in the same way: for each fold, all of it was done without what the fold holds out.
 *
 * @param folds how the folds were made
 * @param bySpeaker whether models were tested on speakers they had never heard
 * @param measure what points were ranked by, and what the scores of folds are
 * @param metrics of everything that was held out
 * @param outer what happened in each fold
 */
public record Validation(String folds, boolean bySpeaker, Measure measure, Metrics metrics, List<Outer> outer) {
    public Validation {
        outer = List.copyOf(outer);
    }

    /** How the trainings of the folds' models went; empty where that is no matter of epochs. */
    public List<FoldCurve> curves() {
        return outer.stream()
                .flatMap(o -> o.curve().map(curve -> new FoldCurve(o.name(), curve)).stream())
                .toList();
    }

    /**
     * A fold.
     *
     * @param name the held-out speaker, or the fold's number
     * @param chosen parameters of the point that was chosen without it, as text
     * @param search the search that chose it; empty where nothing was searched or calibrated
     * @param score the measure on what was held out
     * @param temperature what was fitted without it
     * @param curve how the training of its model went; empty where that is no matter of epochs
     */
    public record Outer(
            String name,
            String chosen,
            Optional<SearchResult> search,
            double score,
            double temperature,
            Optional<LearningCurve> curve) {}
}
