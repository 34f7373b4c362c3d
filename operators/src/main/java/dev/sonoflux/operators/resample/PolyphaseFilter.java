package dev.sonoflux.operators.resample;

import dev.sonoflux.engine.SonofluxException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The share that one input sample has in the output samples around it, for every phase in which it can lie between them: a
 * sinc under a Kaiser window. Length and shape of the window follow from the attenuation and the width of the transition by
 * Kaiser's formulas (Kaiser 1974; Oppenheim and Schafer, Discrete-Time Signal Processing, 7.5.3).
 *
 * <p>Input sample n lies at n·up/down on the axis of output samples. Its phase is the numerator of that position's fractional
 * part; in row {@code phase}, coefficient i belongs to the output sample {@code ⌊n·up/down⌋ − reach + 1 + i}. Immutable.
 */
final class PolyphaseFilter {
    /** 32 MiB of floats: more than any two rates in common use need, by a factor of twenty. */
    static final int MAX_COEFFICIENTS = 1 << 23;

    private static final int CACHED_FILTERS = 16;
    /** Rows are a multiple of this long, for the sake of vector units; the coefficients beyond the window are 0. */
    private static final int LANES = 8;

    private record Key(int up, int down, double passband, double attenuationDb) {}

    private static final Map<Key, PolyphaseFilter> CACHE = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PolyphaseFilter> eldest) {
            return size() > CACHED_FILTERS;
        }
    };

    /** Output samples to {@code down} input samples. */
    final int up;

    /** Input samples to {@code up} output samples. */
    final int down;

    /** Output samples on either side that an input sample has a share in. */
    final int reach;

    private final float[][] rows;

    private PolyphaseFilter(int up, int down, ResampleConfig config) {
        this.up = up;
        this.down = down;
        // All lengths and frequencies are in samples of the lower rate first; the output's may be higher.
        double transition = Math.PI * (1 - config.passband());
        double halfWidth = (config.attenuationDb() - 7.95) / (2.285 * transition) / 2;
        double outputPerLower = Math.max(1, (double) up / down);
        reach = LANES / 2 * (int) Math.ceil(halfWidth * outputPerLower / (LANES / 2));
        if (2L * reach * down > MAX_COEFFICIENTS) {
            throw new SonofluxException("Resampling by " + up + "/" + down + " needs a table of " + 2L * reach * down
                    + " coefficients, and no more than " + MAX_COEFFICIENTS
                    + " are accepted. Choose a rate that has a larger divisor in common with the input's, or resample"
                    + " in two steps.");
        }
        double cutoff = (1 + config.passband()) / 2;
        double beta = kaiserBeta(config.attenuationDb());
        // So high that a constant stays what it is: an output sample sums over fewer inputs, the lower their rate.
        double height = cutoff * Math.min(1, (double) up / down);
        rows = new float[down][2 * reach];
        for (int phase = 0; phase < down; phase++) {
            for (int i = 0; i < 2 * reach; i++) {
                double outputs = i - reach + 1 - (double) phase / down;
                double t = outputs / outputPerLower;
                rows[phase][i] = (float) (height * sinc(cutoff * t) * kaiser(t / halfWidth, beta));
            }
        }
    }

    /** The filter between two rates, shared with everyone who asks for the same. */
    static PolyphaseFilter between(int inputRate, ResampleConfig config) {
        int divisor = greatestCommonDivisor(inputRate, config.rate());
        Key key = new Key(config.rate() / divisor, inputRate / divisor, config.passband(), config.attenuationDb());
        synchronized (CACHE) {
            PolyphaseFilter known = CACHE.get(key);
            if (known == null) {
                known = new PolyphaseFilter(key.up, key.down, config);
                CACHE.put(key, known);
            }
            return known;
        }
    }

    /** Coefficients of a phase; not to be changed. */
    float[] row(int phase) {
        return rows[phase];
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(StrictMath.PI * x) / (StrictMath.PI * x);
    }

    private static double kaiserBeta(double attenuationDb) {
        return attenuationDb > 50
                ? 0.1102 * (attenuationDb - 8.7)
                : 0.5842 * StrictMath.pow(attenuationDb - 21, 0.4) + 0.07886 * (attenuationDb - 21);
    }

    /** The Kaiser window at x in [−1, 1], and 0 outside. */
    private static double kaiser(double x, double beta) {
        return Math.abs(x) > 1 ? 0 : besselI0(beta * Math.sqrt(1 - x * x)) / besselI0(beta);
    }

    /** Modified Bessel function of the first kind, order 0, by its power series Σ ((x/2)^m / m!)². */
    private static double besselI0(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int m = 1; term > sum * 1e-17; m++) {
            term *= quarter / ((double) m * m);
            sum += term;
        }
        return sum;
    }
}
