package dev.sonoflux.operators.features;

/**
 * Slope and curvature over time: the derivative, per frame, of the polynomial that fits a frame and its neighbours best
 * (Savitzky and Golay 1964), a line for the first derivative and a parabola for the second. The same as scipy's {@code
 * savgol_filter(width, polyorder=order, deriv=order, mode='interp')} and librosa's {@code feature.delta}.
 *
 * <p>At the edges the polynomial of the first and last full neighbourhood goes on. The d-th derivative of a polynomial of
 * degree d is constant, so an edge frame has the derivative of the nearest frame whose neighbourhood is full.
 */
final class Deltas {
    private Deltas() {}

    /**
     * Appends a derivative to each row of a matrix.
     *
     * @param values rows of {@code stride} values; the statics are the first {@code coefficients} of each row
     * @param at column of the first derivative that is written
     * @param order 1 or 2
     * @param width frames of a neighbourhood, odd; with fewer frames, the largest odd number there is, and with fewer
     *     than 3 the derivatives are 0
     */
    static void append(double[] values, int frames, int stride, int coefficients, int at, int order, int width) {
        int reach = (Math.min(width, frames) - 1) / 2;
        double[] weights = weights(order, reach);
        for (int frame = 0; frame < frames; frame++) {
            int centre = Math.max(reach, Math.min(frames - 1 - reach, frame));
            int out = frame * stride + at;
            for (int c = 0; c < coefficients; c++) {
                values[out + c] = 0;
            }
            for (int t = -reach; t <= reach; t++) {
                double weight = weights[t + reach];
                int in = (centre + t) * stride;
                for (int c = 0; c < coefficients; c++) {
                    values[out + c] += weight * values[in + c];
                }
            }
        }
    }

    /** Weights of the neighbours −reach…reach, by least squares. */
    private static double[] weights(int order, int reach) {
        double[] weights = new double[2 * reach + 1];
        if (reach == 0) {
            return weights;
        }
        double n = weights.length;
        double t2 = 0;
        double t4 = 0;
        for (int t = -reach; t <= reach; t++) {
            t2 += (double) t * t;
            t4 += (double) t * t * t * t;
        }
        for (int t = -reach; t <= reach; t++) {
            weights[t + reach] = order == 1 ? t / t2 : 2 * (n * t * t - t2) / (n * t4 - t2 * t2);
        }
        return weights;
    }
}
