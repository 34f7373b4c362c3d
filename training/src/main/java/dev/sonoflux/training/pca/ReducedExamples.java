package dev.sonoflux.training.pca;

import dev.sonoflux.operators.classifier.Projection;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.util.Arrays;
import java.util.List;

/**
 * Examples and their copies as short vectors, with the scaling and the projection that were fitted to them. Fewer components
 * are the first of many, so that one fit serves every number of them.
 */
public final class ReducedExamples {
    private final Projection projection;
    private final float[][] rows;
    private final int[] classes;
    private final Jobs jobs;

    private ReducedExamples(Projection projection, float[][] rows, int[] classes, Jobs jobs) {
        this.projection = projection;
        this.rows = rows;
        this.classes = classes;
        this.jobs = jobs;
    }

    /**
     * Fits the projection and applies it.
     *
     * @param reduction with the largest number of components that will be asked for
     */
    public static ReducedExamples of(
            ExampleSet training, List<String> labels, Reduction reduction, long seed, Jobs jobs) {
        FeatureRows features = training.withCopies();
        Projection projection =
                PrincipalComponents.fit(features, reduction.standardise(), reduction.components(), seed, jobs);
        return new ReducedExamples(projection, projected(projection, features, jobs), training.classes(labels), jobs);
    }

    /** Others, e.g. held-out ones, as short vectors of the same kind. */
    public float[][] project(FeatureRows others, int components) {
        return projected(projection(components), others, jobs);
    }

    private static float[][] projected(Projection projection, FeatureRows rows, Jobs jobs) {
        float[][] projected = new float[rows.size()][];
        jobs.forEach(projected.length, i -> projected[i] = projection.apply(rows.row(i)));
        return projected;
    }

    /** The projection to so many components, or to as many as there are. */
    public Projection projection(int components) {
        return components < projection.outputs() ? projection.first(components) : projection;
    }

    /** The vectors with so many components, or as many as there are. */
    public float[][] rows(int components) {
        return components < projection.outputs()
                ? Arrays.stream(rows).map(row -> Arrays.copyOf(row, components)).toArray(float[][]::new)
                : rows;
    }

    /** The index of the label of each vector. */
    public int[] classes() {
        return classes;
    }
}
