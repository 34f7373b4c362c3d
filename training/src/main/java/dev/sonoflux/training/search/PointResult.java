package dev.sonoflux.training.search;

import java.util.List;
import java.util.Map;

/**
 * How well a point of a grid did on what was held out of its models.
 *
 * @param parameters every parameter by its name, in a fixed order
 * @param perFold the measure in each fold
 */
public record PointResult(Map<String, String> parameters, List<Double> perFold) {
    public PointResult {
        perFold = List.copyOf(perFold);
    }

    /** Mean over the folds. */
    public double mean() {
        return perFold.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /** Standard deviation over the folds (of the population: divided by their number). */
    public double deviation() {
        double mean = mean();
        return Math.sqrt(perFold.stream()
                .mapToDouble(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }
}
