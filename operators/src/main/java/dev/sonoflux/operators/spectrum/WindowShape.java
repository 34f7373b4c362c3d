package dev.sonoflux.operators.spectrum;

/**
 * The taper that a frame is multiplied by before its spectrum is taken; periodic, that is, one period of N samples of a
 * cosine sum (Harris 1978), as is right for spectra.
 */
public enum WindowShape {
    /** {@code 0.5 − 0.5·cos(2πn/N)}. */
    HANN(0.5),
    /** {@code 0.54 − 0.46·cos(2πn/N)}. */
    HAMMING(0.54);

    private final double mean;

    WindowShape(double mean) {
        this.mean = mean;
    }

    /** The window's N values. */
    public double[] values(int length) {
        double[] values = new double[length];
        for (int n = 0; n < length; n++) {
            values[n] = mean - (1 - mean) * StrictMath.cos(2 * StrictMath.PI * n / length);
        }
        return values;
    }
}
