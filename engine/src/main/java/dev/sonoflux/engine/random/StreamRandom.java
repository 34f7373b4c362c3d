package dev.sonoflux.engine.random;

import java.time.Duration;
import java.util.Random;

/**
 * The random numbers of one operator in one stream. They follow from the operator's seed, its name and the stream's name, so
 * that a stream gets the same ones whatever other streams there are and in which order they come, and two operators in a
 * row get different ones. A value that is drawn from a range of one value takes its number all the same: fixing one setting
 * leaves what is drawn for the others as it was. Not thread-safe.
 */
public final class StreamRandom {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private final Random random;

    private StreamRandom(long seed) {
        random = new Random(seed);
    }

    /**
     * @param seed the operator's setting
     * @param operator what the operator is called in YAML
     * @param stream the stream's name
     */
    public static StreamRandom of(long seed, String operator, String stream) {
        return new StreamRandom(mixed(fnv1a(seed + "/" + operator + "/" + stream)));
    }

    /** A number from the range, evenly. */
    public double draw(Range<Double> range) {
        return range.from() + (range.to() - range.from()) * random.nextDouble();
    }

    /** A length of time from the range, evenly, in whole nanoseconds. */
    public Duration drawDuration(Range<Duration> range) {
        long span = range.to().minus(range.from()).toNanos();
        return range.from().plusNanos((long) (span * random.nextDouble()));
    }

    /** A whole number from 0 to below {@code bound}, evenly. */
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    /** A number from 0 to below 1, evenly. */
    public double nextDouble() {
        return random.nextDouble();
    }

    /** A number of mean 0 and variance 1 with the normal distribution. */
    public double nextGaussian() {
        return random.nextGaussian();
    }

    /** Fowler, Noll and Vo's hash of the text's UTF-16 units. */
    private static long fnv1a(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    /**
     * Has every bit of the hash bear on every bit of the seed (the finaliser of MurmurHash3): names that differ in their last
     * character would have similar first numbers without it.
     */
    private static long mixed(long hash) {
        long z = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }
}
