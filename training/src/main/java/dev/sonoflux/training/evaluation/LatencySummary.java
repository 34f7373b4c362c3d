package dev.sonoflux.training.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A distribution of delays.
 *
 * @param values all of them in seconds, in ascending order; negative where a word was reported before its end
 */
public record LatencySummary(List<Double> values) {
    public LatencySummary {
        values = values.stream().sorted().toList();
    }

    public double mean() {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /**
     * The smallest value that a share {@code p} of all does not exceed (nearest rank).
     *
     * @param p in [0, 1]; 0 is the minimum, 0.5 the median, 1 the maximum
     * @return NaN if there are no values
     */
    public double percentile(double p) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(p * values.size());
        return values.get(Math.max(0, rank - 1));
    }

    /** Of durations in nanoseconds. */
    public static LatencySummary ofNanos(long... nanos) {
        return new LatencySummary(Arrays.stream(nanos).mapToObj(n -> n * 1e-9).toList());
    }
}
