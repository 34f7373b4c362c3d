package dev.sonoflux.testkit.signal;

/**
 * A formant: the digital resonator y[n] = A x[n] + B y[n-1] + C y[n-2] with C = -exp(-2πbT), B = 2 exp(-πbT) cos(2πfT),
 * A = 1 - B - C, of D. H. Klatt, "Software for a cascade/parallel formant synthesizer", J. Acoust. Soc. Am. 67(3), 1980,
 * whose bandwidths are used, too (50, 70 and 110 Hz for the first three).
 */
final class Resonator {
    private final double a;
    private final double b;
    private final double c;

    /**
     * @param frequency f, in hertz
     * @param bandwidth b, in hertz
     */
    Resonator(double frequency, double bandwidth, int sampleRate) {
        double radius = StrictMath.exp(-Math.PI * bandwidth / sampleRate);
        c = -radius * radius;
        b = 2 * radius * StrictMath.cos(2 * Math.PI * frequency / sampleRate);
        a = 1 - b - c;
    }

    /** Filters in place, from rest. */
    void filter(double[] signal) {
        double last = 0;
        double beforeLast = 0;
        for (int i = 0; i < signal.length; i++) {
            double y = a * signal[i] + b * last + c * beforeLast;
            signal[i] = y;
            beforeLast = last;
            last = y;
        }
    }
}
