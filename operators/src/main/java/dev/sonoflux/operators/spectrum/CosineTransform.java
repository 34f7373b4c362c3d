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
    /** Row m holds input m's share of every output: sums of rows vectorise, a sum along one coefficient's row wouldn't. */
    private final double[][] basis;

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
        basis = new double[inputs][outputs];
        for (int m = 0; m < inputs; m++) {
            for (int k = 0; k < outputs; k++) {
                double scale = StrictMath.sqrt((k == 0 ? 1.0 : 2.0) / inputs);
                basis[m][k] = scale * StrictMath.cos(StrictMath.PI * k * (2 * m + 1) / (2.0 * inputs));
            }
        }
    }

    /** What input {@code m} contributes to output {@code k}. */
    double basis(int k, int m) {
        return basis[m][k];
    }

    /**
     * Transforms the M values from {@code in[from]} on.
     *
     * @param out receives the coefficients in its first places
     */
    public void apply(double[] in, int from, double[] out) {
        Arrays.fill(out, 0, outputs, 0);
        int m = 0;
        for (; m + 4 <= inputs; m += 4) {
            addFour(in, from + m, basis[m], basis[m + 1], basis[m + 2], basis[m + 3], out);
        }
        for (; m < inputs; m++) {
            for (int k = 0; k < outputs; k++) {
                out[k] += in[from + m] * basis[m][k];
            }
        }
    }

    /** Four inputs at a time, because every step loads and stores a sum. */
    private static void addFour(
            double[] in, int from, double[] row0, double[] row1, double[] row2, double[] row3, double[] out) {
        double x0 = in[from];
        double x1 = in[from + 1];
        double x2 = in[from + 2];
        double x3 = in[from + 3];
        for (int k = 0; k < row0.length; k++) {
            out[k] += (x0 * row0[k] + x1 * row1[k]) + (x2 * row2[k] + x3 * row3[k]);
        }
    }
}
