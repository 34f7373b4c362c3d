package dev.sonoflux.training.search;

import dev.sonoflux.operators.bundle.Calibration;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.FoldRule;
import dev.sonoflux.training.validation.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a model of examples: compares the points of a family's grid on folds, fits temperature and thresholds to the best
 * point's scores of what its models had not seen, and trains the best point on everything. {@link #validate} does all of that
 * anew within each of its own folds, so that its figures are of the whole procedure, choices included.
 *
 * @param <P> a point of the family's grid
 */
public final class Training<P> {
    private final Family<P> family;
    private final ExampleSet examples;
    private final List<String> labels;
    private final TrainingOptions options;
    private final Jobs jobs;
    private final ProgressListener progress;

    public Training(
            Family<P> family, ExampleSet examples, TrainingOptions options, Jobs jobs, ProgressListener progress) {
        this.family = family;
        this.examples = examples;
        this.labels = examples.labels();
        this.options = options;
        this.jobs = jobs;
        this.progress = progress;
    }

    /**
     * A model.
     *
     * @param point index of the point of the grid that was chosen
     * @param parameters of that point by name
     * @param search what it was chosen by; empty where there is nothing to choose and nothing to calibrate
     */
    public record Trained(
            int point,
            Map<String, String> parameters,
            Optional<SearchResult> search,
            double temperature,
            double confidence,
            Optional<Calibration> calibration,
            Optional<Metrics> outOfFold,
            TrainedClassifier classifier) {}

    private record Tuned(int point, Optional<SearchResult> search, CalibrationFit calibration) {}

    /** Searches, calibrates and trains on all examples. */
    public Trained train() {
        String step = family.grid().size() > 1 ? "searching" : "calibrating";
        Tuned tuned = tune(examples, step, progress);
        progress.progress("training", 0, 1);
        P point = family.grid().get(tuned.point());
        TrainedClassifier classifier =
                family.prepare(examples, labels, options.seed(), jobs).train(point);
        progress.progress("training", 1, 1);
        CalibrationFit calibration = tuned.calibration();
        return new Trained(
                tuned.point(),
                family.describe(point),
                tuned.search(),
                calibration.temperature(),
                calibration.confidence(),
                calibration.quality(),
                calibration.metrics(),
                classifier);
    }

    /** Tells how good such models are by doing all of it, for each fold, without what the fold holds out. */
    public Validation validate(FoldRule rule) {
        Folds folds = rule.cut(examples.examples(), options.seed());
        List<Scored> posteriors = new ArrayList<>();
        List<Validation.Outer> outer = new ArrayList<>();
        int total = folds.folds().size();
        progress.progress("cross-validating", 0, total);
        for (Fold fold : folds.folds()) {
            Tuned tuned = tune(examples.select(fold.training()), "", ProgressListener.NONE);
            P point = family.grid().get(tuned.point());
            double temperature = tuned.calibration().temperature();
            GridSearch.ScoredFold scored = GridSearch.scored(
                            family, List.of(point), examples, fold, labels, options.seed(), jobs)
                    .get(0);
            List<Scored> heldOut =
                    scored.scored().stream().map(s -> s.posteriors(temperature)).toList();
            posteriors.addAll(heldOut);
            outer.add(new Validation.Outer(
                    fold.name(),
                    family.describe(point).toString(),
                    tuned.search(),
                    options.measure().of(labels, heldOut),
                    temperature,
                    scored.curve().map(FoldCurve::curve)));
            progress.progress("cross-validating", outer.size(), total);
        }
        Metrics metrics =
                Metrics.of(labels, posteriors, folds.bySpeaker() ? Optional.of(speaker -> false) : Optional.empty());
        return new Validation(folds.description(), folds.bySpeaker(), options.measure(), metrics, outer);
    }

    private Tuned tune(ExampleSet set, String step, ProgressListener listener) {
        if (family.grid().size() == 1 && !options.calibrate()) {
            return new Tuned(0, Optional.empty(), CalibrationFit.none());
        }
        Folds folds = options.folds().cut(set.examples(), options.seed());
        int total = folds.folds().size();
        int[] done = {0};
        listener.progress(step, 0, total);
        SearchResult search = GridSearch.run(
                family,
                set,
                labels,
                folds,
                options.measure(),
                options.seed(),
                jobs,
                () -> listener.progress(step, ++done[0], total));
        CalibrationFit calibration = options.calibrate()
                ? CalibrationFit.of(search.outOfFold(), labels, search.folds())
                : CalibrationFit.none();
        return new Tuned(search.best(), Optional.of(search), calibration);
    }
}
