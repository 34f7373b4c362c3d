package dev.sonoflux.training.svm;

import dev.sonoflux.operators.classifier.PairwiseScoring;
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
 * Support vector machines on principal components, one for each pair of labels, trained by LIBSVM.
 *
 * @param standardise whether each feature is divided by its standard deviation before the projection
 * @param scoring how pairs of labels become scores
 * @param grid the points to choose from
 */
public record SvmFamily(boolean standardise, PairwiseScoring scoring, List<SvmPoint> grid) implements Family<SvmPoint> {
    public SvmFamily {
        grid = List.copyOf(grid);
        if (grid.isEmpty()) {
            throw new IllegalArgumentException("the grid has no points");
        }
    }

    @Override
    public String name() {
        return "svm";
    }

    @Override
    public Map<String, String> describe(SvmPoint point) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("pca", String.valueOf(point.components()));
        if (point.kernel() instanceof SvmKernel.Gaussian gaussian) {
            map.put("kernel", "rbf");
            map.put("c", String.valueOf(point.c()));
            map.put("gamma", gaussian.gamma().toString());
        } else {
            map.put("kernel", "linear");
            map.put("c", String.valueOf(point.c()));
        }
        return map;
    }

    @Override
    public Preparation<SvmPoint> prepare(ExampleSet training, List<String> labels, long seed, Jobs jobs) {
        int most = grid.stream().mapToInt(SvmPoint::components).max().orElseThrow();
        ReducedExamples examples = ReducedExamples.of(training, labels, new Reduction(standardise, most), seed, jobs);
        return new SvmPreparation(examples, labels, training.frames(), training.coefficients(), scoring, jobs);
    }
}
