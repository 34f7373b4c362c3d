package dev.sonoflux.operators.resample;

import dev.sonoflux.engine.audio.PcmFormat;

/**
 * How audio is resampled. Frequencies are judged against the lower Nyquist: half of the lower of the two sample rates. Up to
 * {@code passband} of it the response is flat; from all of it on, images and aliases are down by {@code attenuationDb}; the
 * transition lies between. The filter's length is proportional to {@code attenuationDb / (1 − passband)}.
 *
 * @param rate samples per second of the output, 1 to 768,000 Hz
 * @param passband upper edge of the flat part, relative to the lower Nyquist, 0.5 to 0.99
 * @param attenuationDb how far images and aliases are down, and how flat the passband is (its ripple is as far below 1), 40
 *     to 120 dB; beyond that the rounding of floats takes over
 */
public record ResampleConfig(int rate, double passband, double attenuationDb) {
    /** Default of {@link #passband}. */
    public static final double DEFAULT_PASSBAND = 0.9;

    /** Default of {@link #attenuationDb}. */
    public static final double DEFAULT_ATTENUATION_DB = 100;

    /** The lowest {@link #passband} that is accepted. */
    public static final double MIN_PASSBAND = 0.5;

    /** The highest {@link #passband} that is accepted. */
    public static final double MAX_PASSBAND = 0.99;

    /** The least {@link #attenuationDb} that is accepted. */
    public static final double MIN_ATTENUATION_DB = 40;

    /** The most {@link #attenuationDb} that is accepted. */
    public static final double MAX_ATTENUATION_DB = 120;

    public ResampleConfig {
        if (rate < 1 || rate > PcmFormat.MAX_SAMPLE_RATE) {
            throw new IllegalArgumentException(
                    "rate: " + rate + " Hz is not accepted; it must be 1 to " + PcmFormat.MAX_SAMPLE_RATE + " Hz");
        }
        requireInRange("passband", passband, MIN_PASSBAND, MAX_PASSBAND);
        requireInRange("attenuationDb", attenuationDb, MIN_ATTENUATION_DB, MAX_ATTENUATION_DB);
    }

    private static void requireInRange(String parameter, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    parameter + ": " + value + " is not accepted; it must be " + min + " to " + max);
        }
    }

    /** To this rate, with defaults: flat to 0.9 of the lower Nyquist, images and aliases down by 100 dB. */
    public static ResampleConfig ofRate(int rate) {
        return new ResampleConfig(rate, DEFAULT_PASSBAND, DEFAULT_ATTENUATION_DB);
    }

    /** The same to another rate. */
    public ResampleConfig withRate(int newRate) {
        return new ResampleConfig(newRate, passband, attenuationDb);
    }

    /** The same with another passband. */
    public ResampleConfig withPassband(double newPassband) {
        return new ResampleConfig(rate, newPassband, attenuationDb);
    }

    /** The same with another attenuation. */
    public ResampleConfig withAttenuationDb(double newAttenuationDb) {
        return new ResampleConfig(rate, passband, newAttenuationDb);
    }
}
