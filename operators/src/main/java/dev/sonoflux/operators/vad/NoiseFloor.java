package dev.sonoflux.operators.vad;

import java.util.Arrays;

/**
 * The power of the background, followed by minimum statistics (after R. Martin, "Noise power spectral density estimation
 * based on optimal smoothing and minimum statistics", IEEE Trans. Speech Audio Process. 9(5), 2001; here over the whole
 * band): the least power that a mean over 100 ms had in the last while. Where no speech is heard, that is up to a second, so
 * that the floor rises with the noise. As speech begins, it grows with it, up to 5 s, and is a second again after a pause
 * of 250 ms: so speech is not taken for noise, nor a moment's pause in it, but a noise that has come to stay is.
 */
final class NoiseFloor {
    private static final int SMOOTHING_HOPS = 10;
    private static final int FIRST_HOPS = 5;
    private static final int BLOCK_HOPS = 25;
    private static final int BLOCKS_IN_SILENCE = 3;
    private static final int MOST_BLOCKS = 20;
    private static final int HOPS_OF_PRIOR = 200;

    private final double prior;
    private final double least;
    private final double[] recent = new double[SMOOTHING_HOPS];
    private final double[] blockMinima = new double[MOST_BLOCKS];
    private double blockMinimum = Double.POSITIVE_INFINITY;
    private double floor;
    private long hops;
    private long hopsSinceOnset;
    private int hopsOfPause;

    /**
     * @param prior the highest power that is believed to be noise when a stream begins with speech; forgotten after 2 s
     * @param least the power below which the floor never falls
     */
    NoiseFloor(double prior, double least) {
        this.prior = prior;
        this.least = least;
        floor = Math.max(prior, least);
        Arrays.fill(blockMinima, Double.POSITIVE_INFINITY);
    }

    double power() {
        return floor;
    }

    /** Takes the mean square of the next hop, and whether it was judged to be speech. */
    void add(double meanSquare, boolean speech) {
        recent[(int) (hops % SMOOTHING_HOPS)] = meanSquare;
        hops++;
        follow(speech);
        if (hops < FIRST_HOPS) {
            return;
        }
        blockMinimum = Math.min(blockMinimum, smoothed());
        long blocks = BLOCKS_IN_SILENCE + (hopsSinceOnset + BLOCK_HOPS - 1) / BLOCK_HOPS;
        double minimum = minimum((int) Math.min(blocks, MOST_BLOCKS));
        if (hopsSinceOnset > 0 && hops <= HOPS_OF_PRIOR) {
            minimum = Math.min(minimum, prior);
        }
        floor = Math.max(least, minimum);
        if (hops % BLOCK_HOPS == 0) {
            blockMinima[(int) ((hops / BLOCK_HOPS - 1) % MOST_BLOCKS)] = blockMinimum;
            blockMinimum = Double.POSITIVE_INFINITY;
        }
    }

    private void follow(boolean speech) {
        hopsOfPause = speech ? 0 : hopsOfPause + 1;
        if (hopsOfPause >= BLOCK_HOPS) {
            hopsSinceOnset = 0;
        } else if (speech || hopsSinceOnset > 0) {
            hopsSinceOnset++;
        }
    }

    private double smoothed() {
        int n = (int) Math.min(hops, SMOOTHING_HOPS);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += recent[i];
        }
        return sum / n;
    }

    /** Over the block that has begun and the last ones before it. */
    private double minimum(int blocks) {
        double minimum = blockMinimum;
        int begun = (int) ((hops - 1) / BLOCK_HOPS % MOST_BLOCKS);
        for (int back = 1; back <= blocks; back++) {
            minimum = Math.min(minimum, blockMinima[(begun - back + MOST_BLOCKS) % MOST_BLOCKS]);
        }
        return minimum;
    }
}
