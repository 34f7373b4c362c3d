package dev.sonoflux.training.svm;

import dev.sonoflux.operators.bundle.MeasuredResult;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.evaluation.Temperature;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.validation.CrossValidation;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.Trainer;
import java.util.List;
import java.util.Optional;

/**
 * What is learned of a model's scores from recordings that were held out of models like it.
 *
 * @param temperature what scores are divided by before softmax
 * @param confidence the posterior that nine in ten of the right answers reach
 * @param results how well the models did on what was held out of them
 */
record Calibration(double temperature, double confidence, List<MeasuredResult> results) {
    private static final int CHANCE_FOLDS = 5;
    private static final double KEPT = 0.9;
    private static final double DEFAULT_CONFIDENCE = 0.5;

    /** Of scores that nothing is known of. */
    static Calibration none() {
        return new Calibration(1, DEFAULT_CONFIDENCE, List.of());
    }

    /** Trains a model for each fold and looks at what it says of what it hasn't heard. */
    static Calibration of(
            List<Example> examples,
            List<String> labels,
            Trainer trainer,
            long seed,
            Jobs jobs,
            ProgressListener progress) {
        Optional<List<Fold>> bySpeaker = bySpeaker(examples, labels.size());
        if (bySpeaker.isPresent()) {
            return of(
                    bySpeaker.get(),
                    labels,
                    trainer,
                    jobs,
                    progress,
                    "leave-one-speaker-out on the training data, trained anew for each speaker");
        }
        long rarest = labels.stream()
                .mapToLong(
                        l -> examples.stream().filter(e -> e.label().equals(l)).count())
                .min()
                .orElseThrow();
        if (rarest < 2) {
            return none();
        }
        int k = (int) Math.min(CHANCE_FOLDS, rarest);
        return of(
                Fold.stratified(examples, k, seed),
                labels,
                trainer,
                jobs,
                progress,
                k + "-fold cross-validation on the training data, by chance: its speakers are too few to hold one out");
    }

    private static Calibration of(
            List<Fold> folds, List<String> labels, Trainer trainer, Jobs jobs, ProgressListener progress, String how) {
        List<Scored> scored = CrossValidation.run(folds, trainer, jobs, progress, "calibrating");
        double temperature = Temperature.fit(scored, labels);
        List<Scored> posteriors =
                scored.stream().map(s -> s.posteriors(temperature)).toList();
        Metrics metrics = Metrics.of(labels, posteriors, Optional.empty());
        return new Calibration(
                temperature,
                confidence(posteriors, labels),
                List.of(
                        new MeasuredResult("accuracy", rounded(metrics.accuracy()), metrics.n(), how),
                        new MeasuredResult(
                                "expectedCalibrationError",
                                rounded(metrics.calibrationError()),
                                metrics.n(),
                                how + ", at this temperature")));
    }

    /** A fold for each speaker, unless there is but one, or a label that one speaker alone has said. */
    static Optional<List<Fold>> bySpeaker(List<Example> examples, int labels) {
        List<Fold> folds = Fold.bySpeaker(examples);
        boolean isComplete = folds.size() > 1
                && folds.stream().allMatch(f -> SvmExamples.labels(f.training()).size() == labels);
        return isComplete ? Optional.of(folds) : Optional.empty();
    }

    private static double confidence(List<Scored> posteriors, List<String> labels) {
        double[] right = posteriors.stream()
                .filter(s -> labels.get(s.predicted()).equals(s.label()))
                .mapToDouble(s -> s.values()[s.predicted()])
                .sorted()
                .toArray();
        return right.length == 0
                ? DEFAULT_CONFIDENCE
                : Math.floor(right[(int) ((1 - KEPT) * right.length)] * 100) / 100;
    }

    private static double rounded(double value) {
        return Math.round(value * 1e6) / 1e6;
    }
}
