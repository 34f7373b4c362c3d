package dev.sonoflux.training.evaluation;

/**
 * A confidence interval at 95 %.
 *
 * @param low lower bound
 * @param high upper bound
 */
public record Interval(double low, double high) {
    /** The chance that such an interval misses the true value. */
    static final double ERROR_RATE = 0.05;
}
