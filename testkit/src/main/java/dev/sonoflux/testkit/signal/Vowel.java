package dev.sonoflux.testkit.signal;

/**
 * The first three formants of American English vowels as men speak them, in hertz: means of G. E. Peterson and H. L. Barney,
 * "Control methods used in a study of the vowels", J. Acoust. Soc. Am. 24(2), 1952, table II.
 */
enum Vowel {
    BEET(270, 2290, 3010),
    BIT(390, 1990, 2550),
    BET(530, 1840, 2480),
    BAT(660, 1720, 2410),
    FATHER(730, 1090, 2440),
    BOUGHT(570, 840, 2410),
    BOOK(440, 1020, 2240),
    BOOT(300, 870, 2240),
    BUT(640, 1190, 2390),
    BIRD(490, 1350, 1690);

    private static final double[] BANDWIDTHS = {50, 70, 110};
    private final double[] formants;

    Vowel(double... formants) {
        this.formants = formants;
    }

    /** Sends a glottal source through the formants that fit below half the sample rate, one after another. */
    void shape(double[] source, int sampleRate) {
        for (int i = 0; i < formants.length; i++) {
            if (formants[i] < 0.45 * sampleRate) {
                new Resonator(formants[i], BANDWIDTHS[i], sampleRate).filter(source);
            }
        }
    }
}
