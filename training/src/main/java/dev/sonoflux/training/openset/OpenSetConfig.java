package dev.sonoflux.training.openset;

/**
 * How many examples there are of what is none of the words.
 *
 * @param unknownRatio examples of other speech for each recording of an average word, 0.1 to 10
 * @param noiseRatio examples of what isn't speech for each recording of an average word, 0.1 to 10
 * @param seed of what is drawn
 */
public record OpenSetConfig(double unknownRatio, double noiseRatio, long seed) {
    public static final double DEFAULT_RATIO = 1.5;
    public static final double MIN_RATIO = 0.1;
    public static final double MAX_RATIO = 10;

    public OpenSetConfig {
        requireRatio("unknown-ratio", unknownRatio);
        requireRatio("background-ratio", noiseRatio);
    }

    private static void requireRatio(String name, double ratio) {
        if (!(ratio >= MIN_RATIO && ratio <= MAX_RATIO)) {
            throw new IllegalArgumentException(
                    name + ": " + ratio + " is not accepted; it must be " + MIN_RATIO + " to " + MAX_RATIO);
        }
    }

    public static OpenSetConfig ofDefaults() {
        return new OpenSetConfig(DEFAULT_RATIO, DEFAULT_RATIO, 1);
    }

    public OpenSetConfig withUnknownRatio(double value) {
        return new OpenSetConfig(value, noiseRatio, seed);
    }

    public OpenSetConfig withNoiseRatio(double value) {
        return new OpenSetConfig(unknownRatio, value, seed);
    }

    public OpenSetConfig withSeed(long value) {
        return new OpenSetConfig(unknownRatio, noiseRatio, value);
    }
}
