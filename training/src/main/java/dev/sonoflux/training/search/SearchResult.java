package dev.sonoflux.training.search;

import dev.sonoflux.training.evaluation.Scored;
import java.util.List;

/**
 * What a search over a grid found.
 *
 * @param measure what points were ranked by
 * @param folds how the folds were made
 * @param points a result for each point, in the order of the grid
 * @param best index of the point with the highest mean; of equal ones, the first
 * @param outOfFold scores before softmax of everything, by the best point's models that had not seen it
 * @param curves how the trainings of the best point's models went, in the order of the folds; empty where that is no matter of
 *     epochs
 */
public record SearchResult(
        Measure measure,
        String folds,
        List<PointResult> points,
        int best,
        List<Scored> outOfFold,
        List<FoldCurve> curves) {
    public SearchResult {
        points = List.copyOf(points);
        outOfFold = List.copyOf(outOfFold);
        curves = List.copyOf(curves);
    }

    public PointResult bestPoint() {
        return points.get(best);
    }

    /** Whether other points did exactly as well as the best. */
    public boolean isTied() {
        return points.stream().filter(p -> p.mean() == bestPoint().mean()).count() > 1;
    }
}
