package dev.sonoflux.operators.augment;

import dev.sonoflux.operators.spectrum.RealFft;
import java.util.Arrays;

/** An impulse response as the spectra of its parts, each as long as a block of {@link Convolution}. Immutable. */
final class FilterSpectrum {
    /** Samples that are convolved at a time: 64 ms at 8 kHz. */
    static final int BLOCK = 512;

    static final int FFT_LENGTH = 2 * BLOCK;

    final double[][] re;
    final double[][] im;

    /** @param response at least one sample */
    FilterSpectrum(double[] response) {
        int parts = (response.length + BLOCK - 1) / BLOCK;
        re = new double[parts][];
        im = new double[parts][];
        RealFft fft = new RealFft(FFT_LENGTH);
        for (int part = 0; part < parts; part++) {
            int from = part * BLOCK;
            double[] padded = Arrays.copyOf(
                    Arrays.copyOfRange(response, from, Math.min(response.length, from + BLOCK)), FFT_LENGTH);
            re[part] = new double[fft.bins()];
            im[part] = new double[fft.bins()];
            fft.forward(padded, re[part], im[part]);
        }
    }

    int parts() {
        return re.length;
    }
}
