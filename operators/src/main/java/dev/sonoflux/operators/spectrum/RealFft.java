package dev.sonoflux.operators.spectrum;

/**
 * Discrete Fourier transform of real frames of one length, {@code X[k] = Σ x[n]·exp(−2πi·k·n/N)}, unscaled, for
 * {@code k = 0…N/2}.
 *
 * <p>The N real values are taken as N/2 complex ones, transformed by a Stockham radix-4 decimation in frequency (Stockham
 * 1966; its output comes in order, so that every pass runs over contiguous arrays) and taken apart again. Everything is in
 * double precision: measured on a chirp, a float transform moves mel bands by 0.002 dB at 80 dB below the loudest, and by 0.2 dB
 * at 115 dB. Tables come from {@link StrictMath}, so that they are the same on every machine.
 *
 * <p>Allocates nothing after construction. Not thread-safe: it owns its scratch arrays.
 */
public final class RealFft {
    /** The shortest frame that is supported. */
    public static final int MIN_LENGTH = 64;

    /** The longest frame that is supported. */
    public static final int MAX_LENGTH = 8192;

    private final int half;
    /** cos and −sin of 2πk/N for k = 0…N/2, which take the halves apart. */
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
        if (!supports(length)) {
            throw new IllegalArgumentException("nFft " + length + " is not a power of two from " + MIN_LENGTH + " to "
                    + MAX_LENGTH + "; a shorter window is padded with zeros to nFft");
        }
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

    /** Whether there is a transform of this length: a power of two from {@value #MIN_LENGTH} to {@value #MAX_LENGTH}. */
    public static boolean supports(int length) {
        return length >= MIN_LENGTH && length <= MAX_LENGTH && Integer.bitCount(length) == 1;
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

    /**
     * A frame's spectrum.
     *
     * @param frame N values; not changed
     * @param outRe receives the real parts of X[k] for k = 0…N/2
     * @param outIm receives the imaginary parts
     */
    public void forward(double[] frame, double[] outRe, double[] outIm) {
        for (int i = 0; i < half; i++) {
            re[i] = frame[2 * i];
            im[i] = frame[2 * i + 1];
        }
        transformHalf();
        outRe[0] = re[0] + im[0];
        outIm[0] = 0;
        outRe[half] = re[0] - im[0];
        outIm[half] = 0;
        for (int k = 1; k <= half / 2; k++) {
            double evenRe = 0.5 * (re[k] + re[half - k]);
            double evenIm = 0.5 * (im[k] - im[half - k]);
            double oddRe = 0.5 * (im[k] + im[half - k]);
            double oddIm = 0.5 * (re[half - k] - re[k]);
            double turnedRe = oddRe * cos[k] - oddIm * sin[k];
            double turnedIm = oddRe * sin[k] + oddIm * cos[k];
            outRe[k] = evenRe + turnedRe;
            outIm[k] = evenIm + turnedIm;
            outRe[half - k] = evenRe - turnedRe;
            outIm[half - k] = turnedIm - evenIm;
        }
    }

    /**
     * The frame that has a spectrum: {@link #forward} undone.
     *
     * @param inRe real parts of X[k] for k = 0…N/2; not changed
     * @param inIm imaginary parts; not changed
     * @param frame receives N values
     */
    public void inverse(double[] inRe, double[] inIm, double[] frame) {
        // Z[k] = E[k] + iO[k] put together again; its inverse transform is conj(transform(conj(Z)))/(N/2).
        for (int k = 0; k < half; k++) {
            double evenRe = 0.5 * (inRe[k] + inRe[half - k]);
            double evenIm = 0.5 * (inIm[k] - inIm[half - k]);
            double turnedRe = 0.5 * (inRe[k] - inRe[half - k]);
            double turnedIm = 0.5 * (inIm[k] + inIm[half - k]);
            double oddRe = turnedRe * cos[k] + turnedIm * sin[k];
            double oddIm = turnedIm * cos[k] - turnedRe * sin[k];
            re[k] = evenRe - oddIm;
            im[k] = -(evenIm + oddRe);
        }
        transformHalf();
        for (int i = 0; i < half; i++) {
            frame[2 * i] = re[i] / half;
            frame[2 * i + 1] = -im[i] / half;
        }
    }

    private static double square(double x) {
        return x * x;
    }

    /** Complex transform of N/2 values, in place of {@link #re} and {@link #im}. */
    private void transformHalf() {
        int log2Stride = 0;
        for (double[] twiddles : passTwiddles) {
            radix4Pass(log2Stride, twiddles);
            swap();
            log2Stride += 2;
        }
        int stride = 1 << log2Stride;
        if (4 * stride == half) {
            lastRadix4Pass(stride);
        } else {
            lastRadix2Pass(stride);
        }
        swap();
    }

    private void swap() {
        double[] r = re;
        re = nextRe;
        nextRe = r;
        double[] i = im;
        im = nextIm;
        nextIm = i;
    }

    /** One pass of 2^log2Stride interleaved transforms; j runs over the butterflies of all of them. */
    private void radix4Pass(int log2Stride, double[] twiddles) {
        int stride = 1 << log2Stride;
        int quarter = half / 4;
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        for (int j = 0; j < quarter; j++) {
            double sumAcRe = xr[j] + xr[j + 2 * quarter];
            double sumAcIm = xi[j] + xi[j + 2 * quarter];
            double difAcRe = xr[j] - xr[j + 2 * quarter];
            double difAcIm = xi[j] - xi[j + 2 * quarter];
            double sumBdRe = xr[j + quarter] + xr[j + 3 * quarter];
            double sumBdIm = xi[j + quarter] + xi[j + 3 * quarter];
            double difBdRe = xr[j + quarter] - xr[j + 3 * quarter];
            double difBdIm = xi[j + quarter] - xi[j + 3 * quarter];
            int p = j >> log2Stride;
            int out = j + 3 * (p << log2Stride);
            int w = 6 * p;
            yr[out] = sumAcRe + sumBdRe;
            yi[out] = sumAcIm + sumBdIm;
            double re1 = difAcRe + difBdIm;
            double im1 = difAcIm - difBdRe;
            yr[out + stride] = re1 * twiddles[w] - im1 * twiddles[w + 1];
            yi[out + stride] = re1 * twiddles[w + 1] + im1 * twiddles[w];
            double re2 = sumAcRe - sumBdRe;
            double im2 = sumAcIm - sumBdIm;
            yr[out + 2 * stride] = re2 * twiddles[w + 2] - im2 * twiddles[w + 3];
            yi[out + 2 * stride] = re2 * twiddles[w + 3] + im2 * twiddles[w + 2];
            double re3 = difAcRe - difBdIm;
            double im3 = difAcIm + difBdRe;
            yr[out + 3 * stride] = re3 * twiddles[w + 4] - im3 * twiddles[w + 5];
            yi[out + 3 * stride] = re3 * twiddles[w + 5] + im3 * twiddles[w + 4];
        }
    }

    /** The last pass where log2(N/2) is even: transforms of length 4, whose twiddles are all 1, so that it vectorises. */
    private void lastRadix4Pass(int stride) {
        double[] xr = re;
        double[] xi = im;
        double[] yr = nextRe;
        double[] yi = nextIm;
        for (int q = 0; q < stride; q++) {
            double sumAcRe = xr[q] + xr[q + 2 * stride];
            double sumAcIm = xi[q] + xi[q + 2 * stride];
            double difAcRe = xr[q] - xr[q + 2 * stride];
            double difAcIm = xi[q] - xi[q + 2 * stride];
            double sumBdRe = xr[q + stride] + xr[q + 3 * stride];
            double sumBdIm = xi[q + stride] + xi[q + 3 * stride];
            double difBdRe = xr[q + stride] - xr[q + 3 * stride];
            double difBdIm = xi[q + stride] - xi[q + 3 * stride];
            yr[q] = sumAcRe + sumBdRe;
            yi[q] = sumAcIm + sumBdIm;
            yr[q + stride] = difAcRe + difBdIm;
            yi[q + stride] = difAcIm - difBdRe;
            yr[q + 2 * stride] = sumAcRe - sumBdRe;
            yi[q + 2 * stride] = sumAcIm - sumBdIm;
            yr[q + 3 * stride] = difAcRe - difBdIm;
            yi[q + 3 * stride] = difAcIm + difBdRe;
        }
    }

    /** The last pass where log2(N/2) is odd: transforms of length 2. */
    private void lastRadix2Pass(int stride) {
        for (int q = 0; q < stride; q++) {
            nextRe[q] = re[q] + re[q + stride];
            nextIm[q] = im[q] + im[q + stride];
            nextRe[q + stride] = re[q] - re[q + stride];
            nextIm[q + stride] = im[q] - im[q + stride];
        }
    }

    /** For each radix-4 pass of lengths n, n/4, … but the last: W^p, W^2p, W^3p as (re, im) pairs for p = 0…n/4 − 1. */
    private static double[][] passTwiddles(int length) {
        int log2 = Integer.numberOfTrailingZeros(length);
        int passes = log2 % 2 == 0 ? log2 / 2 - 1 : log2 / 2;
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
