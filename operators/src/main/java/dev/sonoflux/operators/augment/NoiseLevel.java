package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;

/** How loud noise is; a number is drawn evenly from the range once a stream. */
public sealed interface NoiseLevel {
    /** Decibels that are drawn from. */
    Range<Double> db();

    /**
     * Against the audio that it is added to.
     *
     * @param db the audio's mean power to the noise's, in decibels, within {@value #MIN_DB} to {@value #MAX_DB}. The audio's
     *     mean power is that of its loudest block so far: {@link Noise}
     */
    record SignalToNoise(Range<Double> db) implements NoiseLevel {
        /** The lowest ratio that is accepted. */
        public static final double MIN_DB = -30;

        /** The highest ratio that is accepted. */
        public static final double MAX_DB = 120;

        public SignalToNoise {
            db.requireWithin("snr", MIN_DB, MAX_DB);
        }
    }

    /**
     * On its own.
     *
     * @param db the noise's root mean square to full scale, in decibels, within {@value #MIN_DB} to {@value #MAX_DB}
     */
    record FullScale(Range<Double> db) implements NoiseLevel {
        /** The lowest level that is accepted. */
        public static final double MIN_DB = -140;

        /** The highest level that is accepted. */
        public static final double MAX_DB = 20;

        public FullScale {
            db.requireWithin("levelDb", MIN_DB, MAX_DB);
        }
    }
}
