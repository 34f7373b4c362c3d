package dev.sonoflux.operators.features;

import dev.sonoflux.operators.spectrum.CosineTransform;

/** Mel bands in decibels to cepstral coefficients: the DCT and, where it is asked for, the lifter. */
final class Cepstrum {
    private final CosineTransform dct;
    private final double[] lifter;
    private final double[] coefficients;

    Cepstrum(int nMels, int nMfcc, double lifterLength) {
        dct = new CosineTransform(nMels, nMfcc);
        coefficients = new double[nMfcc];
        lifter = lifterLength == 0 ? new double[0] : lifter(nMfcc, lifterLength);
    }

    /** Transforms the bands from {@code bands[from]} on into the coefficients from {@code out[to]} on. */
    void apply(double[] bands, int from, double[] out, int to) {
        dct.apply(bands, from, coefficients);
        for (int k = 0; k < lifter.length; k++) {
            coefficients[k] *= lifter[k];
        }
        System.arraycopy(coefficients, 0, out, to, coefficients.length);
    }

    /** librosa's sinusoidal lifter: 1 + (L/2)·sin(π(k + 1)/L) for coefficient k. */
    private static double[] lifter(int nMfcc, double length) {
        double[] lifter = new double[nMfcc];
        for (int k = 0; k < nMfcc; k++) {
            lifter[k] = 1 + length / 2 * StrictMath.sin(StrictMath.PI * (k + 1) / length);
        }
        return lifter;
    }
}
