package dev.sonoflux.training.synthesis;

/**
 * Targets of the sounds of English digits for an average man. Vowels: J. Hillenbrand, L. A. Getty, M. J. Clark and K. Wheeler,
 * "Acoustic characteristics of American English vowels", J. Acoust. Soc. Am. 97(5), 1995, table V, in the tradition of
 * G. E. Peterson and H. L. Barney, 1952. Consonants: D. H. Klatt, "Software for a cascade/parallel formant synthesizer",
 * J. Acoust. Soc. Am. 67(3), 1980, table III. Levels are relative to a stressed vowel; together with the lengths they were
 * chosen so that a model trained on people understands the words.
 */
enum Phone {
    Z(85, new Tract(260, 1390, 2530, 80, 80, 180), Sounds.voiced(-9).with(Noise.ALVEOLAR, -19)),
    S(105, new Tract(320, 1390, 2530, 200, 80, 200), Sounds.noisy(Noise.ALVEOLAR, -15)),
    F(50, new Tract(340, 1100, 2080, 200, 120, 150), Sounds.noisy(Noise.LABIAL, -26)),
    V(75, new Tract(240, 1100, 2080, 80, 90, 120), Sounds.voiced(-8).with(Noise.LABIAL, -32)),
    TH(75, new Tract(320, 1290, 2540, 200, 90, 200), Sounds.noisy(Noise.DENTAL, -28)),

    W(75, new Tract(300, 650, 2200, 60, 80, 90), Sounds.voiced(-5)),
    R(80, new Tract(340, 1080, 1450, 70, 100, 120), Sounds.voiced(-3)),
    /** The end of "four": darker than an initial one. */
    ER(120, new Tract(470, 1250, 1650, 70, 100, 120), Sounds.voiced(-4)),
    N(110, new Tract(400, 1450, 2470, 60, 180, 200), Sounds.voiced(-5).nasal()),

    T_CLOSURE(75, new Tract(350, 1650, 2600, 200, 120, 250), Sounds.SILENT),
    T_BURST(14, new Tract(380, 1650, 2600, 200, 120, 250), Sounds.noisy(Noise.ALVEOLAR_BURST, -13)),
    T_ASPIRATION(
            36, new Tract(400, 1650, 2600, 250, 120, 200), Sounds.breath(-17).with(Noise.ALVEOLAR, -25)),
    K_CLOSURE(65, new Tract(320, 2000, 2700, 200, 150, 300), Sounds.SILENT),
    K_BURST(22, new Tract(340, 2000, 2700, 200, 150, 300), Sounds.noisy(Noise.VELAR_BURST, -12)),

    /** beat. */
    IY(200, new Tract(330, 2300, 3000, 55, 100, 200), Sounds.voiced(0)),
    /** bit. */
    IH(105, new Tract(415, 2034, 2684, 50, 100, 140), Sounds.voiced(0)),
    /** bet. */
    EH(115, new Tract(520, 1720, 2550, 60, 90, 150), Sounds.voiced(0)),
    /** The beginning of "eight". */
    EY(120, new Tract(500, 2050, 2690, 65, 100, 150), Sounds.voiced(0)),
    /** Its end. */
    EY_GLIDE(95, new Tract(370, 2250, 2850, 55, 100, 180), Sounds.voiced(-1)),
    /** The beginning of "I". */
    AY(130, new Tract(690, 1220, 2500, 80, 80, 120), Sounds.voiced(0)),
    /** Its end. */
    AY_GLIDE(90, new Tract(430, 1950, 2600, 60, 90, 150), Sounds.voiced(-5)),
    /** but. */
    AH(140, new Tract(640, 1200, 2550, 80, 60, 140), Sounds.voiced(0)),
    /** The second vowel of "seven". */
    SCHWA(60, new Tract(500, 1450, 2500, 80, 70, 130), Sounds.voiced(-2)),
    /** four. */
    AO(170, new Tract(480, 800, 2500, 70, 90, 110), Sounds.voiced(0)),
    /** The beginning of "oh". */
    OW(120, new Tract(520, 980, 2450, 70, 70, 110), Sounds.voiced(0)),
    /** Its end. */
    OW_GLIDE(120, new Tract(400, 850, 2350, 65, 70, 110), Sounds.voiced(-2)),
    /** The beginning of "two": further to the front after a "t". */
    UW_FRONT(90, new Tract(350, 1700, 2400, 65, 100, 140), Sounds.voiced(0)),
    /** Its end. */
    UW(180, new Tract(350, 1300, 2300, 65, 90, 140), Sounds.voiced(-1));

    /**
     * Shape of the vocal tract: its first three formants and their bandwidths, in hertz.
     */
    record Tract(double f1, double f2, double f3, double b1, double b2, double b3) {}

    /** Where a hiss arises, which colours it: a band of it and, in all frequencies, a share of its power. */
    enum Noise {
        LABIAL(3000, 6000, 0.8),
        DENTAL(6000, 3500, 0.6),
        ALVEOLAR(5000, 1500, 0.02),
        ALVEOLAR_BURST(4200, 1800, 0.1),
        VELAR_BURST(2250, 450, 0.08);

        final double hertz;
        final double bandwidth;
        final double flatShare;

        Noise(double hertz, double bandwidth, double flatShare) {
            this.hertz = hertz;
            this.bandwidth = bandwidth;
            this.flatShare = flatShare;
        }
    }

    /**
     * What sounds, as amplitudes relative to a stressed vowel.
     *
     * @param voicing of the vocal folds
     * @param aspiration of breath at the vocal folds
     * @param frication of breath at a narrow place
     * @param isNasal whether the nose is open
     */
    record Sounds(double voicing, double aspiration, double frication, Noise noise, boolean isNasal) {
        static final Sounds SILENT = new Sounds(0, 0, 0, Noise.LABIAL, false);

        static Sounds voiced(double db) {
            return new Sounds(amplitude(db), 0, 0, Noise.LABIAL, false);
        }

        static Sounds breath(double db) {
            return new Sounds(0, amplitude(db), 0, Noise.LABIAL, false);
        }

        static Sounds noisy(Noise noise, double db) {
            return new Sounds(0, 0, amplitude(db), noise, false);
        }

        Sounds with(Noise other, double db) {
            return new Sounds(voicing, aspiration, amplitude(db), other, isNasal);
        }

        Sounds nasal() {
            return new Sounds(voicing, aspiration, frication, noise, true);
        }

        private static double amplitude(double db) {
            return StrictMath.pow(10, db / 20);
        }
    }

    final int millis;
    final Tract tract;
    final Sounds sounds;

    Phone(int millis, Tract tract, Sounds sounds) {
        this.millis = millis;
        this.tract = tract;
        this.sounds = sounds;
    }

    /** A hiss or a stop, which people stretch less than a vowel. */
    boolean isObstruent() {
        return sounds.voicing() < 0.5 && !sounds.isNasal();
    }
}
