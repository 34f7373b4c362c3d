package dev.sonoflux.training.search;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries all points of a family's grid on folds. What the points share is fitted once a fold. */
final class GridSearch {
    private GridSearch() {}

    /** @param afterFold is run after each fold */
    static <P> SearchResult run(
            Family<P> family,
            ExampleSet examples,
            List<String> labels,
            Folds folds,
            Measure measure,
            long seed,
            Jobs jobs,
            Runnable afterFold) {
        List<P> grid = family.grid();
        List<List<Double>> perFold = new ArrayList<>();
        List<List<Scored>> outOfFold = new ArrayList<>();
        List<List<FoldCurve>> curves = new ArrayList<>();
        grid.forEach(point -> {
            perFold.add(new ArrayList<>());
            outOfFold.add(new ArrayList<>());
            curves.add(new ArrayList<>());
        });
        for (Fold fold : folds.folds()) {
            List<ScoredFold> scored = scored(family, grid, examples, fold, labels, seed, jobs);
            for (int p = 0; p < grid.size(); p++) {
                perFold.get(p).add(measure.of(labels, scored.get(p).scored()));
                outOfFold.get(p).addAll(scored.get(p).scored());
                scored.get(p).curve().ifPresent(curves.get(p)::add);
            }
            afterFold.run();
        }
        List<PointResult> points = new ArrayList<>();
        for (int p = 0; p < grid.size(); p++) {
            points.add(new PointResult(family.describe(grid.get(p)), perFold.get(p)));
        }
        int best = 0;
        for (int p = 1; p < points.size(); p++) {
            if (points.get(p).mean() > points.get(best).mean()) {
                best = p;
            }
        }
        return new SearchResult(measure, folds.description(), points, best, outOfFold.get(best), curves.get(best));
    }

    /**
     * What a point's model makes of what a fold holds out of it.
     *
     * @param scored scores before softmax
     */
    record ScoredFold(List<Scored> scored, Optional<FoldCurve> curve) {}

    /** The same for each point. */
    static <P> List<ScoredFold> scored(
            Family<P> family,
            List<P> points,
            ExampleSet examples,
            Fold fold,
            List<String> labels,
            long seed,
            Jobs jobs) {
        ExampleSet training = examples.select(fold.training());
        ExampleSet heldOut = examples.select(fold.heldOut());
        requireAll(training, labels);
        Preparation<P> preparation = family.prepare(training, labels, seed, jobs);
        List<ScoredFold> scored = new ArrayList<>();
        for (HeldOutScores scores : preparation.scores(points, heldOut.originals())) {
            double[][] rows = scores.rows();
            List<Scored> own = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                Example example = heldOut.examples().get(i);
                own.add(new Scored(example.id(), example.label(), example.speaker(), rows[i]));
            }
            scored.add(new ScoredFold(own, scores.curve().map(curve -> new FoldCurve(fold.name(), curve))));
        }
        return scored;
    }

    private static void requireAll(ExampleSet training, List<String> labels) {
        List<String> left = training.labels();
        for (String label : labels) {
            if (!left.contains(label)) {
                throw new SonofluxException("No recording of '" + label
                        + "' is left to train on; there must be more of it, or fewer folds");
            }
        }
    }
}
