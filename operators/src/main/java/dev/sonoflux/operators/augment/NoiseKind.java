package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.StreamRandom;

/** What noise sounds like. */
@FunctionalInterface
public interface NoiseKind {
    /** Gaussian, all frequencies alike. */
    NoiseKind WHITE = (random, sampleRate) -> random::nextGaussian;

    /** Gaussian, its power falling by 3 dB an octave. */
    NoiseKind PINK = (random, sampleRate) -> new PinkNoise(random);

    /** Samples one after the other, without end. */
    @FunctionalInterface
    interface Signal {
        /** The next sample; their mean power is 1. */
        double next();
    }

    /**
     * The noise of one stream.
     *
     * @param random what is random in it
     * @param sampleRate samples per second
     */
    Signal signal(StreamRandom random, int sampleRate);
}
