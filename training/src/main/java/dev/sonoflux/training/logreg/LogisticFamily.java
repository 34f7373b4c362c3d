package dev.sonoflux.training.logreg;

import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.pca.ReducedExamples;
import dev.sonoflux.training.pca.Reduction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Logistic regression on principal components with L2 regularisation, each label against all others, fitted by LIBLINEAR.
 *
 * @param standardise whether each feature is divided by its standard deviation before the projection
 * @param grid the points to choose from
 */
public record LogisticFamily(boolean standardise, List<LogisticPoint> grid) implements Family<LogisticPoint> {
    public LogisticFamily {
        grid = List.copyOf(grid);
        if (grid.isEmpty()) {
            throw new IllegalArgumentException("the grid has no points");
        }
    }

    @Override
    public String name() {
        return "logreg";
    }

    @Override
    public Map<String, String> describe(LogisticPoint point) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("pca", String.valueOf(point.components()));
        map.put("c", String.valueOf(point.c()));
        return map;
    }

    @Override
    public Preparation<LogisticPoint> prepare(ExampleSet training, List<String> labels, long seed, Jobs jobs) {
        int most = grid.stream().mapToInt(LogisticPoint::components).max().orElseThrow();
        ReducedExamples examples = ReducedExamples.of(training, labels, new Reduction(standardise, most), seed, jobs);
        return new LogisticPreparation(examples, labels, training.frames(), training.coefficients(), jobs);
    }
}
