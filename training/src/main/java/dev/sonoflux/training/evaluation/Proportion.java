package dev.sonoflux.training.evaluation;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * A share of a number of things, e.g. of the recordings that were recognised.
 *
 * @param count how many of them, from 0 to {@code of}
 * @param of how many there are, 0 or more
 */
public record Proportion(int count, int of) {
    public Proportion {
        if (count < 0 || count > of) {
            throw new IllegalArgumentException(count + " of " + of + " is no share");
        }
    }

    /** Of both together. */
    Proportion plus(Proportion other) {
        return new Proportion(count + other.count, of + other.of);
    }

    /** The share, in [0, 1]; 0 of nothing. */
    public double value() {
        return of == 0 ? 0 : (double) count / of;
    }

    /**
     * Where the true share probably is: Wilson's score interval at 95 % (E. B. Wilson, "Probable inference, the law of
     * succession, and statistical inference", JASA 22, 1927). It takes each thing for an independent draw: recordings of one
     * speaker are not quite that, so that the truth about other speakers is less certain than it says.
     *
     * @return [0, 1] if there is nothing
     */
    public Interval interval() {
        if (of == 0) {
            return new Interval(0, 1);
        }
        var wilson = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(of, count, Interval.ERROR_RATE);
        return new Interval(wilson.getLowerBound(), wilson.getUpperBound());
    }
}
