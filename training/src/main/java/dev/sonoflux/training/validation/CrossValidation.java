package dev.sonoflux.training.validation;

import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Trains anew for each fold, on what the fold doesn't hold out, and scores what it does. */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * Scores before softmax of everything that is held out, fold after fold.
     *
     * @param step what progress is reported as
     */
    public static List<Scored> run(
            List<Fold> folds, Trainer trainer, Jobs jobs, ProgressListener progress, String step) {
        List<Scored> scored = new ArrayList<>();
        int done = 0;
        progress.progress(step, done, folds.size());
        for (Fold fold : folds) {
            try (Classifier classifier = trainer.train(fold.training())) {
                scored.addAll(score(classifier, fold.heldOut(), jobs));
            }
            progress.progress(step, ++done, folds.size());
        }
        return scored;
    }

    private static List<Scored> score(Classifier classifier, List<Example> heldOut, Jobs jobs) {
        Scored[] scored = new Scored[heldOut.size()];
        jobs.forEach(scored.length, i -> {
            Example example = heldOut.get(i);
            scored[i] =
                    new Scored(example.id(), example.label(), example.speaker(), classifier.score(example.features()));
        });
        return Arrays.asList(scored);
    }
}
