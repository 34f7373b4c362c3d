package dev.sonoflux.testkit.signal;

import java.util.Random;

/**
 * The flow of air through vibrating vocal folds, as it radiates from the lips: pulses of the polynomial shape B of A. E.
 * Rosenberg, "Effect of glottal pulse shape on the quality of natural vowels", J. Acoust. Soc. Am. 49(2B), 1971, which open
 * over 40 % of a period, as 3t² - 2t³, and close over 16 %, as 1 - t²; differentiated, which is what radiation does.
 */
final class GlottalSource {
    private static final double OPENING = 0.4;
    private static final double CLOSING = 0.16;
    private static final double DECLINATION = 0.15;
    private static final double JITTER = 0.01;

    private GlottalSource() {}

    /** Pulses of a pitch that falls by 15 % to the end, each period longer or shorter by about 1 % at random. */
    static double[] pulses(int length, int sampleRate, double pitchHz, Random random) {
        double[] pulses = new double[length];
        double period = 0;
        double phase = 1;
        double before = 0;
        for (int i = 0; i < length; i++) {
            if (phase >= 1) {
                phase -= 1;
                double pitch = pitchHz * (1 + DECLINATION / 2 - DECLINATION * i / length);
                period = sampleRate / (pitch * (1 + JITTER * random.nextGaussian()));
            }
            double flow = flow(phase);
            pulses[i] = flow - before;
            before = flow;
            phase += 1 / period;
        }
        return pulses;
    }

    private static double flow(double phase) {
        if (phase < OPENING) {
            double t = phase / OPENING;
            return t * t * (3 - 2 * t);
        }
        if (phase < OPENING + CLOSING) {
            double t = (phase - OPENING) / CLOSING;
            return 1 - t * t;
        }
        return 0;
    }
}
