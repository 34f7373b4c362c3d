package dev.sonoflux.operators.spectrum;

import java.util.Arrays;

/**
 * Triangular bands, equally spaced on a mel scale, over the bins of a spectrum. Band m rises from the centre of band
 * m − 1 to its own and falls to the centre of band m + 1, linearly in hertz (Slaney 1998; the same weights as librosa's
 * {@code filters.mel}). Where bands are narrower than bins, a band may hold no bin and is 0 throughout.
 *
 * <p>Only the bins under a triangle are kept, about four of 257 at 128 bands. Immutable and safe to share.
 */
public final class MelFilterBank {
    private final int[] firstBin;
    /** Band m's weights are {@code weights[offset[m]] … weights[offset[m + 1] − 1]}. */
    private final int[] offset;

    private final double[] weights;

    /**
     * @param sampleRate samples per second
     * @param nFft length of the transform whose bins are weighted
     * @param bands number of bands
     * @param fMin lowest edge of the lowest band, in hertz
     * @param fMax highest edge of the highest band, in hertz; at most half the sample rate
     */
    public MelFilterBank(int sampleRate, int nFft, int bands, double fMin, double fMax, MelScale scale, MelNorm norm) {
        int bins = nFft / 2 + 1;
        firstBin = new int[bands];
        offset = new int[bands + 1];
        double[] edges = edges(bands, fMin, fMax, scale);
        double[] kept = new double[2 * bins];
        int size = 0;
        for (int band = 0; band < bands; band++) {
            double height = norm == MelNorm.SLANEY ? 2 / (edges[band + 2] - edges[band]) : 1;
            for (int bin = 0; bin < bins; bin++) {
                double hertz = (double) bin * sampleRate / nFft;
                double rise = (hertz - edges[band]) / (edges[band + 1] - edges[band]);
                double fall = (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
                double weight = height * Math.min(rise, fall);
                if (weight > 0) {
                    if (size == offset[band]) {
                        firstBin[band] = bin;
                    }
                    kept[size++] = weight;
                }
            }
            offset[band + 1] = size;
        }
        weights = Arrays.copyOf(kept, size);
    }

    private static double[] edges(int bands, double fMin, double fMax, MelScale scale) {
        double low = scale.toMel(fMin);
        double high = scale.toMel(fMax);
        double[] edges = new double[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = scale.toHertz(low + i * (high - low) / (bands + 1));
        }
        return edges;
    }

    /** The weight of a bin in a band, 0 outside the band's triangle. */
    double weight(int band, int bin) {
        int i = bin - firstBin[band];
        return i >= 0 && i < offset[band + 1] - offset[band] ? weights[offset[band] + i] : 0;
    }

    /**
     * Sums a spectrum into bands.
     *
     * @param spectrum one value a bin
     * @param out receives one value a band, from {@code out[at]} on
     */
    public void apply(double[] spectrum, double[] out, int at) {
        for (int band = 0; band < firstBin.length; band++) {
            int bin = firstBin[band];
            double sum = 0;
            for (int i = offset[band]; i < offset[band + 1]; i++) {
                sum += weights[i] * spectrum[bin++];
            }
            out[at + band] = sum;
        }
    }
}
