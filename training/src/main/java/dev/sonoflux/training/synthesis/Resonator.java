package dev.sonoflux.training.synthesis;

/**
 * The digital resonator y[n] = A x[n] + B y[n-1] + C y[n-2] with C = -exp(-2πbT), B = 2 exp(-πbT) cos(2πfT) and A = 1 - B - C,
 * whose gain at 0 Hz is 1, and its inverse, the antiresonator, of D. H. Klatt, "Software for a cascade/parallel formant
 * synthesizer", J. Acoust. Soc. Am. 67(3), 1980. It can be tuned anew while it rings.
 */
final class Resonator {
    private final double sampleRate;
    private double a = 1;
    private double b;
    private double c;
    private double last;
    private double beforeLast;

    Resonator(int sampleRate) {
        this.sampleRate = sampleRate;
    }

    /**
     * @param frequency f, in hertz, below half the sample rate
     * @param bandwidth b, in hertz
     */
    void tune(double frequency, double bandwidth) {
        double radius = StrictMath.exp(-Math.PI * bandwidth / sampleRate);
        c = -radius * radius;
        b = 2 * radius * StrictMath.cos(2 * Math.PI * frequency / sampleRate);
        a = 1 - b - c;
    }

    double resonate(double x) {
        double y = a * x + b * last + c * beforeLast;
        beforeLast = last;
        last = y;
        return y;
    }

    /** The inverse of {@link #resonate}: what would have resonated as x. One object does one or the other. */
    double cancel(double x) {
        double y = (x - b * last - c * beforeLast) / a;
        beforeLast = last;
        last = x;
        return y;
    }

    /** Root mean square of what comes of white noise with a root mean square of 1: that of a process AR(2). */
    double noiseGain() {
        return a * Math.sqrt((1 - c) / ((1 + c) * ((1 - c) * (1 - c) - b * b)));
    }
}
