package dev.sonoflux.operators.spectrum;

/**
 * Discrete Fourier transform of real frames of one length, {@code X[k] = Σ x[n]·exp(−2πi·k·n/N)}, unscaled, for
 * {@code k = 0…N/2}.
 *
 * <p>The N real values are taken as N/2 complex ones, transformed by a Stockham radix-4 decimation in frequency (Stockham
 * 1966; its output comes in order, so that every pass runs over contiguous arrays) and taken apart again. Everything is in
 * double precision: measured on a chirp, a float transform moves mel bands by 0.002 dB at 80 dB below the loudest, and by 0.2 dB
 * at 115 dB. Tables come from {@link StrictMath}, so that they are the same on
 * every machine.
 *
 * <p>Allocates nothing after construction. Not thread-safe: it owns its scratch arrays.
 */
public final class RealFft {
    /** The shortest frame that is supported. */
    public static final int MIN_LENGTH = 64;

    /** The longest frame that is supported. */
    public static final int MAX_LENGTH = 8192;

    private final int length;
    private final int half;
    /** cos and −sin of 2πk/N for k = 0…N/2: twiddles of the split, and at even k those of the half-length transform. */
    private final double[] cos;

    private final double[] sin;
    private final double[][] passTwiddles;
    private double[] re;
    private double[] im;
    private double[] nextRe;
    private double[] nextIm;

    /**
     * @param length N: a power of two from {@value #MIN_LENGTH} to {@value #MAX_LENGTH}
     * @throws IllegalArgumentException for any other length
     */
    public RealFft(int length) {
        requireSupported(length);
        this.length = length;
        half = length / 2;
        cos = new double[half + 1];
        sin = new double[half + 1];
        for (int k = 0; k <= half; k++) {
            double angle = -2 * StrictMath.PI * k / length;
            cos[k] = StrictMath.cos(angle);
            sin[k] = StrictMath.sin(angle);
        }
        passTwiddles = passTwiddles(half);
        re = new double[half];
        im = new double[half];
        nextRe = new double[half];
        nextIm = new double[half];
    }

    static void requireSupported(int length) {
        if (length < MIN_LENGTH || length > MAX_LENGTH || Integer.bitCount(length) != 1) {
            throw new IllegalArgumentException("nFft " + length + " is not a power of two from " + MIN_LENGTH + " to "
                    + MAX_LENGTH + "; a shorter window is padded with zeros to nFft");
        }
    }

    /** N, the number of real values in a frame. */
    public int length() {
        return length;
    }

    /** N/2 + 1, the number of bins from 0 to half the sample rate. */
    public int bins() {
        return half + 1;
    }

    /**
     * Squared magnitudes of a frame's spectrum.
     *
     * @param frame N values; not changed
     * @param power receives |X[k]|² for k = 0…N/2
     */
    public void power(double[] frame, double[] power) {
        for (int i = 0; i < half; i++) {
            re[i] = frame[2 * i];
            im[i] = frame[2 * i + 1];
        }
        transformHalf();
        power[0] = square(re[0] + im[0]);
        power[half] = square(re[0] - im[0]);
        // Z = E + iO, where E and O are the transforms of the even and odd samples; X[k] = E[k] + W^k·O[k], and
        // X[N/2 − k] = conj(E[k] − W^k·O[k]).
        for (int k = 1; k <= half / 2; k++) {
            double a = re[k];
            double b = im[k];
            double c = re[half - k];
            double d = im[half - k];
            double evenRe = 0.5 * (a + c);
            double evenIm = 0.5 * (b - d);
            double oddRe = 0.5 * (b + d);
            double oddIm = 0.5 * (c - a);
            double turnedRe = oddRe * cos[k] - oddIm * sin[k];
            double turnedIm = oddRe * sin[k] + oddIm * cos[k];
            power[k] = square(evenRe + turnedRe) + square(evenIm + turnedIm);
            power[half - k] = square(evenRe - turnedRe) + square(evenIm - turnedIm);
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** Complex transform of N/2 values, in place of {@link #re} and {@link #im}. */
    private void transformHalf() {
        int n = half;
        int stride = 1;
        int pass = 0;
        while (n > 2) {
            if (stride == 1) {
                firstPass(passTwiddles[pass]);
            } else {
                radix4Pass(n, stride, passTwiddles[pass]);
            }
            swap();
            n /= 4;
            stride *= 4;
            pass++;
        }
        if (n == 2) {
            radix2Pass(stride);
            swap();
        }
    }

    private void swap() {
        double[] r = re;
        re = nextRe;
        nextRe = r;
        double[] i = im;
        im = nextIm;
        nextIm = i;
    }

    /** The radix-4 pass at stride 1, where the butterflies of one twiddle are single and the loop runs over twiddles. */
    private void firstPass(double[] twiddles) {
        int quarter = half / 4;
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        for (int p = 0; p < quarter; p++) {
            double sumAcRe = xr[p] + xr[p + 2 * quarter];
            double sumAcIm = xi[p] + xi[p + 2 * quarter];
            double difAcRe = xr[p] - xr[p + 2 * quarter];
            double difAcIm = xi[p] - xi[p + 2 * quarter];
            double sumBdRe = xr[p + quarter] + xr[p + 3 * quarter];
            double sumBdIm = xi[p + quarter] + xi[p + 3 * quarter];
            double difBdRe = xr[p + quarter] - xr[p + 3 * quarter];
            double difBdIm = xi[p + quarter] - xi[p + 3 * quarter];
            int t = 6 * p;
            int o = 4 * p;
            yr[o] = sumAcRe + sumBdRe;
            yi[o] = sumAcIm + sumBdIm;
            double r1 = difAcRe + difBdIm;
            double i1 = difAcIm - difBdRe;
            yr[o + 1] = r1 * twiddles[t] - i1 * twiddles[t + 1];
            yi[o + 1] = r1 * twiddles[t + 1] + i1 * twiddles[t];
            double r2 = sumAcRe - sumBdRe;
            double i2 = sumAcIm - sumBdIm;
            yr[o + 2] = r2 * twiddles[t + 2] - i2 * twiddles[t + 3];
            yi[o + 2] = r2 * twiddles[t + 3] + i2 * twiddles[t + 2];
            double r3 = difAcRe - difBdIm;
            double i3 = difAcIm + difBdRe;
            yr[o + 3] = r3 * twiddles[t + 4] - i3 * twiddles[t + 5];
            yi[o + 3] = r3 * twiddles[t + 5] + i3 * twiddles[t + 4];
        }
    }

    /** One pass of {@code stride} interleaved transforms of length {@code n}; the inner loop is contiguous. */
    private void radix4Pass(int n, int stride, double[] twiddles) {
        int quarter = n / 4;
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        for (int p = 0; p < quarter; p++) {
            int t = 6 * p;
            double w1r = twiddles[t];
            double w1i = twiddles[t + 1];
            double w2r = twiddles[t + 2];
            double w2i = twiddles[t + 3];
            double w3r = twiddles[t + 4];
            double w3i = twiddles[t + 5];
            int a = stride * p;
            int b = a + stride * quarter;
            int c = b + stride * quarter;
            int d = c + stride * quarter;
            int o = 4 * a;
            for (int q = 0; q < stride; q++) {
                double sumAcRe = xr[a + q] + xr[c + q];
                double sumAcIm = xi[a + q] + xi[c + q];
                double difAcRe = xr[a + q] - xr[c + q];
                double difAcIm = xi[a + q] - xi[c + q];
                double sumBdRe = xr[b + q] + xr[d + q];
                double sumBdIm = xi[b + q] + xi[d + q];
                double difBdRe = xr[b + q] - xr[d + q];
                double difBdIm = xi[b + q] - xi[d + q];
                yr[o + q] = sumAcRe + sumBdRe;
                yi[o + q] = sumAcIm + sumBdIm;
                double r1 = difAcRe + difBdIm;
                double i1 = difAcIm - difBdRe;
                yr[o + stride + q] = r1 * w1r - i1 * w1i;
                yi[o + stride + q] = r1 * w1i + i1 * w1r;
                double r2 = sumAcRe - sumBdRe;
                double i2 = sumAcIm - sumBdIm;
                yr[o + 2 * stride + q] = r2 * w2r - i2 * w2i;
                yi[o + 2 * stride + q] = r2 * w2i + i2 * w2r;
                double r3 = difAcRe - difBdIm;
                double i3 = difAcIm + difBdRe;
                yr[o + 3 * stride + q] = r3 * w3r - i3 * w3i;
                yi[o + 3 * stride + q] = r3 * w3i + i3 * w3r;
            }
        }
    }

    /** The last pass where log2(N/2) is odd: transforms of length 2, which need no twiddles. */
    private void radix2Pass(int stride) {
        for (int q = 0; q < stride; q++) {
            nextRe[q] = re[q] + re[q + stride];
            nextIm[q] = im[q] + im[q + stride];
            nextRe[q + stride] = re[q] - re[q + stride];
            nextIm[q + stride] = im[q] - im[q + stride];
        }
    }

    /** For each radix-4 pass of lengths n, n/4, …: W^p, W^2p, W^3p as (re, im) pairs for p = 0…n/4 − 1. */
    private static double[][] passTwiddles(int length) {
        int passes = (31 - Integer.numberOfLeadingZeros(length)) / 2;
        double[][] tables = new double[passes][];
        for (int pass = 0, n = length; pass < passes; pass++, n /= 4) {
            double[] table = new double[6 * (n / 4)];
            for (int p = 0; p < n / 4; p++) {
                for (int m = 1; m <= 3; m++) {
                    double angle = -2 * StrictMath.PI * m * p / n;
                    table[6 * p + 2 * (m - 1)] = StrictMath.cos(angle);
                    table[6 * p + 2 * (m - 1) + 1] = StrictMath.sin(angle);
                }
            }
            tables[pass] = table;
        }
        return tables;
    }
}
