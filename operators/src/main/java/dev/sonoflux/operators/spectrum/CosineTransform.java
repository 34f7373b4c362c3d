package dev.sonoflux.operators.spectrum;

import java.util.Arrays;

/**
 * The first coefficients of the orthonormal DCT-II, which turns log mel bands into cepstra: {@code y[k] = s[k]·Σ
 * x[m]·cos(π·k·(2m + 1)/2M)} with {@code s[0] = √(1/M)} and otherwise {@code √(2/M)} (Ahmed, Natarajan and Rao 1974; scipy's
 * {@code dct(type=2, norm='ortho')}). Immutable and safe to share.
 */
public final class CosineTransform {
    private final int inputs;
    private final int outputs;
    /** Row m holds input m's share of every output: sums over rows vectorise, a sum along one coefficient's row wouldn't. */
    private final double[] basis;

    /**
     * @param inputs M, the number of values that are transformed
     * @param outputs the number of coefficients that are kept, at most M
     */
    public CosineTransform(int inputs, int outputs) {
        if (outputs < 1 || outputs > inputs) {
            throw new IllegalArgumentException(outputs + " coefficients of " + inputs + " values");
        }
        this.inputs = inputs;
        this.outputs = outputs;
        basis = new double[inputs * outputs];
        for (int m = 0; m < inputs; m++) {
            for (int k = 0; k < outputs; k++) {
                double scale = StrictMath.sqrt((k == 0 ? 1.0 : 2.0) / inputs);
                basis[m * outputs + k] = scale * StrictMath.cos(StrictMath.PI * k * (2 * m + 1) / (2.0 * inputs));
            }
        }
    }

    /** What input {@code m} contributes to output {@code k}. */
    public double basis(int k, int m) {
        return basis[m * outputs + k];
    }

    /** Transforms the M values from {@code in[from]} on into the coefficients from {@code out[to]} on. */
    public void apply(double[] in, int from, double[] out, int to) {
        Arrays.fill(out, to, to + outputs, 0);
        for (int m = 0; m < inputs; m++) {
            double value = in[from + m];
            int row = m * outputs;
            for (int k = 0; k < outputs; k++) {
                out[to + k] += value * basis[row + k];
            }
        }
    }
}
