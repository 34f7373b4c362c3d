package dev.sonoflux.operators.spectrum;

/** Which mel scale spaces the bands. */
public enum MelScale {
    /**
     * Slaney's Auditory Toolbox (1998): 200/3 Hz a mel up to 1 kHz, above it 27 mels to a factor of 6.4. librosa's default.
     */
    SLANEY {
        @Override
        public double toMel(double hertz) {
            return hertz < BREAK_HZ ? hertz / HZ_PER_MEL : BREAK_MEL + StrictMath.log(hertz / BREAK_HZ) / LOG_STEP;
        }

        @Override
        public double toHertz(double mel) {
            return mel < BREAK_MEL ? mel * HZ_PER_MEL : BREAK_HZ * StrictMath.exp(LOG_STEP * (mel - BREAK_MEL));
        }
    },
    /** HTK's (The HTK Book, 5.4): {@code 2595·log10(1 + f/700)}. */
    HTK {
        @Override
        public double toMel(double hertz) {
            return 2595 * StrictMath.log10(1 + hertz / 700);
        }

        @Override
        public double toHertz(double mel) {
            return 700 * (StrictMath.pow(10, mel / 2595) - 1);
        }
    };

    private static final double HZ_PER_MEL = 200.0 / 3;
    private static final double BREAK_HZ = 1000;
    private static final double BREAK_MEL = BREAK_HZ / HZ_PER_MEL;
    private static final double LOG_STEP = StrictMath.log(6.4) / 27;

    /** Mels of a frequency of 0 Hz or more. */
    public abstract double toMel(double hertz);

    /** The frequency in hertz of a number of mels of 0 or more. */
    public abstract double toHertz(double mel);
}
