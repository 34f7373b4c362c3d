package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.StreamRandom;

/**
 * White noise through a filter of three poles and zeros whose response falls by 3 dB an octave, to within 0.5 dB from a
 * thousandth of the sample rate up (Julius O. Smith, Spectral Audio Signal Processing, "Example: Synthesis of 1/F Noise (Pink
 * Noise)").
 */
final class PinkNoise implements NoiseKind.Signal {
    private static final double[] B = {0.049922035, -0.095993537, 0.050612699, -0.004408786};
    private static final double[] A = {1, -2.494956002, 2.017265875, -0.522189400};
    /** By then the impulse response has died away. */
    private static final int SETTLED = 1 << 12;

    private static final double RMS = rms();

    private final StreamRandom random;
    private final double[] delayed = new double[A.length];

    PinkNoise(StreamRandom random) {
        this.random = random;
        for (int i = 0; i < SETTLED; i++) {
            filter(delayed, random.nextGaussian());
        }
    }

    @Override
    public double next() {
        return filter(delayed, random.nextGaussian()) / RMS;
    }

    /** Direct form II, transposed. */
    private static double filter(double[] delayed, double x) {
        double y = B[0] * x + delayed[1];
        delayed[1] = B[1] * x - A[1] * y + delayed[2];
        delayed[2] = B[2] * x - A[2] * y + delayed[3];
        delayed[3] = B[3] * x - A[3] * y;
        return y;
    }

    /** What white noise of power 1 comes out with: the energy of the impulse response is its power. */
    private static double rms() {
        double[] delayed = new double[A.length];
        double energy = 0;
        for (int i = 0; i < SETTLED; i++) {
            double y = filter(delayed, i == 0 ? 1 : 0);
            energy += y * y;
        }
        return Math.sqrt(energy);
    }
}
