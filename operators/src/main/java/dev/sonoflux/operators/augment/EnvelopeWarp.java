package dev.sonoflux.operators.augment;

import dev.sonoflux.operators.spectrum.RealFft;
import dev.sonoflux.operators.spectrum.WindowShape;
import java.util.Arrays;

/**
 * Moves what is resonant in audio, block by block, and leaves its fine structure where it is. Of each frame of about 32 ms,
 * overlapping by half and tapered before and after by the root of Hann's window, the envelope is taken from the cepstrum up to 3 ms,
 * which is below a voice's period (A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, 3rd edition, chapter 13).
 * The frame's spectrum is then multiplied by what the warped envelope is to the envelope.
 *
 * <p><b>Warp.</b> What lay at f comes to lie at f·α, up to F·min(α, 1), and what is above in even steps between there and the
 * Nyquist frequency: the piecewise linear rule of Jaitly and Hinton (2013), F being 4800 Hz as theirs, or 0.85 of the Nyquist frequency
 * if that is lower.
 */
final class EnvelopeWarp {
    private static final double FRAME_SECONDS = 0.032;
    /** Quefrencies up to which the cepstrum counts in full, and from which on it doesn't. */
    private static final double FULL_SECONDS = 0.001;

    private static final double NONE_SECONDS = 0.003;
    private static final double HIGHEST_FORMANT_HZ = 4800;
    private static final double HIGHEST_OF_NYQUIST = 0.85;
    /** Added to the power of every bin: 100 dB below the frame's mean, so that the logarithm has a floor. */
    private static final double FLOOR = 1e-10;
    /** The most that a bin is made louder or softer, as a natural logarithm: 20 dB. */
    private static final double MOST = StrictMath.log(10);

    private final int hop;
    private final RealFft fft;
    private final double[] window;
    private final double[] lifter;
    /** For each bin, which one's envelope it gets, with a fraction. */
    private final double[] source;

    private final double[] input;
    private final double[] overlap;
    private final double[] frame;
    private final double[] re;
    private final double[] im;
    private final double[] envelope;
    private final double[] zeros;
    private final double[] unused;

    EnvelopeWarp(double factor, int sampleRate) {
        hop = hop(sampleRate);
        int length = 2 * hop;
        fft = new RealFft(length);
        window = Arrays.stream(WindowShape.HANN.values(length)).map(Math::sqrt).toArray();
        lifter = lifter(length, sampleRate);
        source = new double[fft.bins()];
        double nyquist = sampleRate / 2.0;
        for (int k = 0; k < source.length; k++) {
            source[k] = hop * unwarped(nyquist * k / hop, factor, nyquist) / nyquist;
        }
        input = new double[length];
        overlap = new double[length];
        frame = new double[length];
        re = new double[fft.bins()];
        im = new double[fft.bins()];
        envelope = new double[fft.bins()];
        zeros = new double[fft.bins()];
        unused = new double[fft.bins()];
    }

    /** Samples that go in at a time: a power of two, about 16 ms. */
    static int hop(int sampleRate) {
        int hop = RealFft.MIN_LENGTH / 2;
        while (2 * hop < FRAME_SECONDS / Math.sqrt(2) * sampleRate && 4 * hop <= RealFft.MAX_LENGTH) {
            hop *= 2;
        }
        return hop;
    }

    int hop() {
        return hop;
    }

    /** Where what comes to lie at a frequency lay. */
    static double unwarped(double hertz, double factor, double nyquist) {
        double bend = Math.min(HIGHEST_FORMANT_HZ, HIGHEST_OF_NYQUIST * nyquist) * Math.min(factor, 1);
        if (hertz <= bend) {
            return hertz / factor;
        }
        return nyquist - (nyquist - bend / factor) / (nyquist - bend) * (nyquist - hertz);
    }

    /** Weights of the cepstrum, which is symmetric: 1, and then half a cosine. */
    private static double[] lifter(int length, int sampleRate) {
        double[] weights = new double[length];
        for (int n = 0; n < length; n++) {
            double seconds = (double) Math.min(n, length - n) / sampleRate;
            double fallen = (seconds - FULL_SECONDS) / (NONE_SECONDS - FULL_SECONDS);
            weights[n] = 0.5 + 0.5 * StrictMath.cos(Math.PI * Math.max(0, Math.min(1, fallen)));
        }
        return weights;
    }

    /** A block of what comes out, one block later than it went in. */
    float[] next(float[] block) {
        System.arraycopy(input, hop, input, 0, hop);
        for (int i = 0; i < hop; i++) {
            input[hop + i] = block[i];
        }
        for (int i = 0; i < frame.length; i++) {
            frame[i] = input[i] * window[i];
        }
        fft.forward(frame, re, im);
        multiplyByWarp();
        fft.inverse(re, im, frame);
        float[] out = new float[hop];
        for (int i = 0; i < hop; i++) {
            out[i] = (float) (overlap[i] + frame[i] * window[i]);
            overlap[i] = frame[hop + i] * window[hop + i];
        }
        return out;
    }

    /** Forgets everything that went in. */
    void reset() {
        Arrays.fill(input, 0);
        Arrays.fill(overlap, 0);
    }

    private void multiplyByWarp() {
        double sum = 0;
        for (int k = 0; k < re.length; k++) {
            envelope[k] = re[k] * re[k] + im[k] * im[k];
            sum += envelope[k];
        }
        if (!(sum > 0)) {
            return;
        }
        double floor = FLOOR * sum / re.length;
        for (int k = 0; k < re.length; k++) {
            envelope[k] = 0.5 * StrictMath.log(envelope[k] + floor);
        }
        smooth();
        for (int k = 0; k < re.length; k++) {
            int below = Math.min((int) source[k], re.length - 2);
            double above = source[k] - below;
            double warped = (1 - above) * envelope[below] + above * envelope[below + 1];
            double gain = StrictMath.exp(Math.max(-MOST, Math.min(MOST, warped - envelope[k])));
            re[k] *= gain;
            im[k] *= gain;
        }
    }

    /** Makes the logarithmic spectrum its envelope. */
    private void smooth() {
        fft.inverse(envelope, zeros, frame);
        for (int n = 0; n < frame.length; n++) {
            frame[n] *= lifter[n];
        }
        fft.forward(frame, envelope, unused);
    }
}
