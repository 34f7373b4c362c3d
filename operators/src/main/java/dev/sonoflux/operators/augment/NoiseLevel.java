package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.Range;
import java.util.Objects;

/** How loud noise is; a number is drawn evenly from the range once a stream. */
public sealed interface NoiseLevel {
    /** Decibels that are drawn from. */
    Range<Double> db();

    /**
     * Against the audio that it is added to.
     *
     * @param db the audio's power to the noise's, in decibels, within {@value #MIN_DB} to {@value #MAX_DB}. The audio's
     *     power is that of its loudest block so far: {@link Noise}
     * @param reference what of a block counts
     */
    record SignalToNoise(Range<Double> db, Reference reference) implements NoiseLevel {
        /** What is measured of the audio. */
        public enum Reference {
            /** The mean power of all of a block, pauses included. */
            MEAN,
            /**
             * The mean power of the frames of 10 ms that are no more than 40 dB softer than the block's loudest one: a word's
             * own, whatever silence is around it.
             */
            ACTIVE
        }

        /** Default of {@link #reference}. */
        public static final Reference DEFAULT_REFERENCE = Reference.MEAN;

        /** The lowest ratio that is accepted. */
        public static final double MIN_DB = -30;

        /** The highest ratio that is accepted. */
        public static final double MAX_DB = 120;

        public SignalToNoise {
            db.requireWithin("snr", MIN_DB, MAX_DB);
            Objects.requireNonNull(reference, "reference");
        }

        /** To the audio's mean power. */
        public SignalToNoise(Range<Double> db) {
            this(db, DEFAULT_REFERENCE);
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
