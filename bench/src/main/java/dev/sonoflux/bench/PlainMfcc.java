package dev.sonoflux.bench;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * MFCC as one writes them down from the formulas: JTransforms for the spectrum, a sum per mel band and a sum per coefficient of
 * the DCT. 40 MFCC at 8 kHz, n_fft 512, hop 128, centred, 128 Slaney bands, top_db 80: the yardstick.
 */
final class PlainMfcc {
    private static final int SAMPLE_RATE = 8000;
    private static final int N_FFT = 512;
    private static final int HOP = 128;
    private static final int BINS = N_FFT / 2 + 1;
    private static final int MELS = 128;
    private static final int MFCC = 40;

    private final DoubleFFT_1D fft = new DoubleFFT_1D(N_FFT);
    private final double[] window = new double[N_FFT];
    private final double[][] filters = new double[MELS][BINS];
    /** Band b sums over the bins {@code [firstBin[b], endBin[b])}. */
    private final int[] firstBin = new int[MELS];

    private final int[] endBin = new int[MELS];
    private final double[][] dct = new double[MFCC][MELS];

    private PlainMfcc(boolean allBins) {
        for (int n = 0; n < N_FFT; n++) {
            window[n] = 0.5 - 0.5 * Math.cos(2 * Math.PI * n / N_FFT);
        }
        for (int band = 0; band < MELS; band++) {
            double low = edge(band);
            double centre = edge(band + 1);
            double high = edge(band + 2);
            for (int bin = 0; bin < BINS; bin++) {
                double hertz = (double) bin * SAMPLE_RATE / N_FFT;
                double triangle = Math.min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
                filters[band][bin] = Math.max(0, triangle) * 2 / (high - low);
            }
            endBin[band] = BINS;
            if (!allBins) {
                while (firstBin[band] < endBin[band] && filters[band][firstBin[band]] == 0) {
                    firstBin[band]++;
                }
                while (endBin[band] > firstBin[band] && filters[band][endBin[band] - 1] == 0) {
                    endBin[band]--;
                }
            }
        }
        for (int k = 0; k < MFCC; k++) {
            for (int m = 0; m < MELS; m++) {
                dct[k][m] = Math.sqrt((k == 0 ? 1.0 : 2.0) / MELS) * Math.cos(Math.PI * k * (2 * m + 1) / (2.0 * MELS));
            }
        }
    }

    /** The mel bands as the product of the spectrum with a full matrix of weights, as most write it. */
    static PlainMfcc withAllBins() {
        return new PlainMfcc(true);
    }

    /** Each mel band summed over the bins under its triangle alone. */
    static PlainMfcc withBinsUnderTriangles() {
        return new PlainMfcc(false);
    }

    private static double edge(int i) {
        double highest = 15 + 27 * Math.log(SAMPLE_RATE / 2000.0) / Math.log(6.4);
        double mel = i * highest / (MELS + 1);
        return mel < 15 ? mel * 200 / 3 : 1000 * Math.exp(Math.log(6.4) / 27 * (mel - 15));
    }

    float[][] extract(float[] samples) {
        int frames = 1 + samples.length / HOP;
        double[][] bands = new double[frames][MELS];
        double[] frame = new double[N_FFT];
        double[] power = new double[BINS];
        double highest = Double.NEGATIVE_INFINITY;
        for (int f = 0; f < frames; f++) {
            for (int n = 0; n < N_FFT; n++) {
                int at = f * HOP - N_FFT / 2 + n;
                frame[n] = at < 0 || at >= samples.length ? 0 : window[n] * samples[at];
            }
            fft.realForward(frame);
            power[0] = frame[0] * frame[0];
            power[BINS - 1] = frame[1] * frame[1];
            for (int bin = 1; bin < BINS - 1; bin++) {
                power[bin] = frame[2 * bin] * frame[2 * bin] + frame[2 * bin + 1] * frame[2 * bin + 1];
            }
            for (int band = 0; band < MELS; band++) {
                double sum = 0;
                for (int bin = firstBin[band]; bin < endBin[band]; bin++) {
                    sum += filters[band][bin] * power[bin];
                }
                bands[f][band] = 10 * Math.log10(Math.max(1e-10, sum));
                highest = Math.max(highest, bands[f][band]);
            }
        }
        float[][] mfcc = new float[frames][MFCC];
        for (int f = 0; f < frames; f++) {
            for (int k = 0; k < MFCC; k++) {
                double sum = 0;
                for (int m = 0; m < MELS; m++) {
                    sum += dct[k][m] * Math.max(highest - 80, bands[f][m]);
                }
                mfcc[f][k] = (float) sum;
            }
        }
        return mfcc;
    }
}
