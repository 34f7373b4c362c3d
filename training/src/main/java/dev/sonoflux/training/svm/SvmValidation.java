package dev.sonoflux.training.svm;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.evaluation.Metrics;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.validation.CrossValidation;
import dev.sonoflux.training.validation.Fold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells how good a recipe is, by training it on a part of a dataset and testing it on the rest, over and over. */
public final class SvmValidation {
    private SvmValidation() {}

    /**
     * Leave-one-speaker-out: for each speaker, a model that is trained without anything of that speaker and tested on
     * all of it. Where calibration is asked for, the temperature is fitted without the speaker too, by leaving each of
     * the others out in turn; otherwise posteriors are those at temperature 1.
     *
     * @throws SonofluxException if there is but one speaker, or a label that one speaker alone has said
     */
    public static Metrics leaveOneSpeakerOut(
            Recipe recipe, Dataset dataset, SvmTraining.Options options, Jobs jobs, ProgressListener progress) {
        List<Example> examples = SvmExamples.of(recipe, dataset, options.seed(), jobs, progress);
        List<String> labels = SvmExamples.labels(examples);
        List<Fold> folds = Calibration.bySpeaker(examples, labels.size())
                .orElseThrow(() -> new SonofluxException("In the dataset " + dataset.name()
                        + " no speaker can be left out: each label must be said by two speakers or more"));
        return Metrics.of(
                labels,
                run(folds, labels, recipe, options, jobs, progress, "leave one speaker out"),
                Optional.of(speaker -> false));
    }

    /**
     * Stratified cross-validation: folds by chance, in which every label has its share, and in which speakers are on
     * both sides.
     *
     * @param k number of folds, at least 2
     */
    public static Metrics crossValidation(
            Recipe recipe, Dataset dataset, int k, SvmTraining.Options options, Jobs jobs, ProgressListener progress) {
        List<Example> examples = SvmExamples.of(recipe, dataset, options.seed(), jobs, progress);
        List<String> labels = SvmExamples.labels(examples);
        List<Fold> folds = Fold.stratified(examples, k, options.seed());
        return Metrics.of(
                labels, run(folds, labels, recipe, options, jobs, progress, "cross-validation"), Optional.empty());
    }

    private static List<Scored> run(
            List<Fold> folds,
            List<String> labels,
            Recipe recipe,
            SvmTraining.Options options,
            Jobs jobs,
            ProgressListener progress,
            String step) {
        SvmTrainer trainer = new SvmTrainer(recipe, labels, options.seed(), jobs);
        List<Scored> posteriors = new ArrayList<>();
        int done = 0;
        progress.progress(step, done, folds.size());
        for (Fold fold : folds) {
            double temperature = options.calibrate()
                    ? Calibration.of(fold.training(), labels, trainer, options.seed(), jobs, ProgressListener.NONE)
                            .temperature()
                    : 1;
            CrossValidation.run(List.of(fold), trainer, jobs, ProgressListener.NONE, step)
                    .forEach(s -> posteriors.add(s.posteriors(temperature)));
            progress.progress(step, ++done, folds.size());
        }
        return posteriors;
    }
}
