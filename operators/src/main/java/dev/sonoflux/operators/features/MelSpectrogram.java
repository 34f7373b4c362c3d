package dev.sonoflux.operators.features;

import dev.sonoflux.operators.spectrum.MelFilterBank;
import dev.sonoflux.operators.spectrum.RealFft;
import java.util.Arrays;

/** Mel bands of every frame of a run of samples: pre-emphasis, framing, taper, spectrum, bands. Reuses its buffers. */
final class MelSpectrogram {
    private final FeatureSpec spec;
    private final RealFft fft;
    private final MelFilterBank bank;
    private final double[] taper;
    /** The taper's place in the middle of the nFft samples of a frame. */
    private final int taperStart;

    private final double[] frame;
    private final double[] spectrum;
    private double[] padded = {};

    MelSpectrogram(FeatureSpec spec) {
        this.spec = spec;
        fft = new RealFft(spec.nFft());
        bank = new MelFilterBank(
                spec.sampleRate(),
                spec.nFft(),
                spec.nMels(),
                spec.fMin(),
                spec.fMax(),
                spec.melScale(),
                spec.melNorm());
        taper = spec.window().values(spec.windowLength());
        taperStart = (spec.nFft() - spec.windowLength()) / 2;
        frame = new double[spec.nFft()];
        spectrum = new double[fft.bins()];
    }

    /**
     * Bands of samples {@code [from, to)}; where these lie outside of the array, they are zeros.
     *
     * @param bands receives frames × nMels values, row-major
     */
    void compute(float[] samples, int from, int to, int frames, double[] bands) {
        int lead = spec.centred() ? spec.nFft() / 2 : 0;
        pad(samples, from, to, lead, (frames - 1) * spec.hop() + spec.nFft());
        for (int f = 0; f < frames; f++) {
            int start = f * spec.hop() + taperStart;
            for (int i = 0; i < taper.length; i++) {
                frame[taperStart + i] = taper[i] * padded[start + i];
            }
            fft.power(frame, spectrum);
            if (spec.power() == 1) {
                for (int bin = 0; bin < spectrum.length; bin++) {
                    spectrum[bin] = Math.sqrt(spectrum[bin]);
                }
            }
            bank.apply(spectrum, bands, f * spec.nMels());
        }
    }

    private void pad(float[] samples, int from, int to, int lead, int needed) {
        int length = Math.max(needed, lead + to - from);
        if (padded.length < length) {
            padded = new double[length];
        }
        Arrays.fill(padded, 0, length, 0);
        for (int i = Math.max(0, from); i < Math.min(to, samples.length); i++) {
            padded[lead + i - from] = samples[i];
        }
        if (spec.preEmphasis() != 0 && to > from) {
            emphasise(lead, lead + to - from);
        }
    }

    /** x[n] − a·x[n−1]; the first sample is taken to have followed its equal, as in HTK. */
    private void emphasise(int from, int to) {
        for (int i = to - 1; i > from; i--) {
            padded[i] -= spec.preEmphasis() * padded[i - 1];
        }
        padded[from] *= 1 - spec.preEmphasis();
    }
}
