package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.pipeline.RandomOperatorProvider;
import dev.sonoflux.engine.random.Range;

/**
 * A band of frequencies that is let through.
 *
 * @param low lower edge in hertz, at which a tone is 3 dB down, {@value #MIN_HZ} Hz on; drawn evenly once a stream
 * @param high upper edge likewise, above all of {@code low} and below half of the stream's rate
 * @param order of the high-pass and of the low-pass, each: 2, 4, 6 or 8
 * @param seed of what is drawn
 */
public record BandConfig(Range<Integer> low, Range<Integer> high, int order, long seed) {
    /** The lowest edge that is accepted, in hertz. */
    public static final int MIN_HZ = 10;

    /** The highest edge that is accepted, in hertz. */
    public static final int MAX_HZ = 96_000;

    /** The highest {@link #order} that is accepted. */
    public static final int MAX_ORDER = 8;

    /** Default of {@link #low}, in hertz: a telephone's. */
    public static final Range<Integer> DEFAULT_LOW = Range.of(300);

    /** Default of {@link #high}, in hertz: a telephone's. */
    public static final Range<Integer> DEFAULT_HIGH = Range.of(3400);

    /** Default of {@link #order}. */
    public static final int DEFAULT_ORDER = 4;

    /** @throws IllegalArgumentException naming the first value that is out of its range */
    public BandConfig {
        low.requireWithin("low", MIN_HZ, MAX_HZ);
        high.requireWithin("high", MIN_HZ, MAX_HZ);
        if (low.to() >= high.from()) {
            throw new IllegalArgumentException("low: " + low + " Hz must lie below high: " + high + " Hz");
        }
        if (order < 2 || order > MAX_ORDER || order % 2 != 0) {
            throw new IllegalArgumentException("order: " + order + " is not accepted; it must be 2, 4, 6 or 8");
        }
    }

    /** A telephone's: 300 to 3400 Hz, of the fourth order. */
    public static BandConfig ofDefaults() {
        return new BandConfig(DEFAULT_LOW, DEFAULT_HIGH, DEFAULT_ORDER, RandomOperatorProvider.DEFAULT_SEED);
    }

    /** The same between other edges, in hertz. */
    public BandConfig withEdges(Range<Integer> newLow, Range<Integer> newHigh) {
        return new BandConfig(newLow, newHigh, order, seed);
    }

    /** The same with filters of another order. */
    public BandConfig withOrder(int newOrder) {
        return new BandConfig(low, high, newOrder, seed);
    }

    /** The same with another seed. */
    public BandConfig withSeed(long newSeed) {
        return new BandConfig(low, high, order, newSeed);
    }
}
