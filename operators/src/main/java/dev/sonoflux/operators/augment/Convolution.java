package dev.sonoflux.operators.augment;

import dev.sonoflux.operators.spectrum.RealFft;
import java.util.Arrays;

/**
 * Convolution with an impulse response of any length, block by block: overlap-add, the response in parts as long as a block
 * (Stockham 1966; Gardner, "Efficient convolution without input-output delay", JAES 43(3), 1995, section 1). A block that was
 * put in comes out at once; whoever fills blocks waits as long as one takes.
 */
final class Convolution {
    private final FilterSpectrum filter;
    private final RealFft fft = new RealFft(FilterSpectrum.FFT_LENGTH);
    /** Spectra of the last blocks, the newest at {@code newest}. */
    private final double[][] pastRe;

    private final double[][] pastIm;
    private final double[] sumRe = new double[fft.bins()];
    private final double[] sumIm = new double[fft.bins()];
    private final double[] frame = new double[FilterSpectrum.FFT_LENGTH];
    /** What the blocks so far contribute to the next one. */
    private final double[] overlap = new double[FilterSpectrum.BLOCK];

    private int newest;

    Convolution(FilterSpectrum filter) {
        this.filter = filter;
        pastRe = new double[filter.parts()][fft.bins()];
        pastIm = new double[filter.parts()][fft.bins()];
    }

    /** A block of what comes out, for a block that goes in, whose first {@code length} samples count. */
    float[] next(float[] block, int length) {
        Arrays.fill(frame, 0);
        for (int i = 0; i < length; i++) {
            frame[i] = block[i];
        }
        newest = (newest + 1) % filter.parts();
        fft.forward(frame, pastRe[newest], pastIm[newest]);
        sumParts();
        fft.inverse(sumRe, sumIm, frame);
        float[] out = new float[FilterSpectrum.BLOCK];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (frame[i] + overlap[i]);
        }
        System.arraycopy(frame, FilterSpectrum.BLOCK, overlap, 0, FilterSpectrum.BLOCK);
        return out;
    }

    private void sumParts() {
        Arrays.fill(sumRe, 0);
        Arrays.fill(sumIm, 0);
        for (int part = 0; part < filter.parts(); part++) {
            int past = Math.floorMod(newest - part, filter.parts());
            add(pastRe[past], pastIm[past], filter.re[part], filter.im[part]);
        }
    }

    private void add(double[] xRe, double[] xIm, double[] hRe, double[] hIm) {
        for (int k = 0; k < sumRe.length; k++) {
            sumRe[k] += xRe[k] * hRe[k] - xIm[k] * hIm[k];
            sumIm[k] += xRe[k] * hIm[k] + xIm[k] * hRe[k];
        }
    }

    /** Forgets everything that went in. */
    void reset() {
        for (int part = 0; part < filter.parts(); part++) {
            Arrays.fill(pastRe[part], 0);
            Arrays.fill(pastIm[part], 0);
        }
        Arrays.fill(overlap, 0);
    }
}
