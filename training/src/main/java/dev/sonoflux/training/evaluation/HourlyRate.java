package dev.sonoflux.training.evaluation;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How often something happened in a time.
 *
 * @param count how often, 0 or more
 * @param seconds the time, above 0
 */
public record HourlyRate(int count, double seconds) {
    private static final double SECONDS_PER_HOUR = 3600;

    public HourlyRate {
        if (count < 0 || !(seconds > 0)) {
            throw new IllegalArgumentException(count + " in " + seconds + " s is no rate");
        }
    }

    public double perHour() {
        return count / hours();
    }

    /**
     * Where the true rate per hour probably is, if the events come independently of each other: the exact interval for a
     * Poisson mean at 95 % (F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936), from χ²(α/2;
     * 2k) / 2 to χ²(1 − α/2; 2k + 2) / 2 for k events.
     */
    public Interval interval() {
        double low = count == 0 ? 0 : quantile(2 * count, Interval.ERROR_RATE / 2) / 2;
        double high = quantile(2 * count + 2, 1 - Interval.ERROR_RATE / 2) / 2;
        return new Interval(low / hours(), high / hours());
    }

    private double hours() {
        return seconds / SECONDS_PER_HOUR;
    }

    private static double quantile(int degreesOfFreedom, double probability) {
        return ChiSquaredDistribution.of(degreesOfFreedom).inverseCumulativeProbability(probability);
    }
}
