package dev.sonoflux.operators.vad;

import java.util.Arrays;

/**
 * The power of the background, followed by minimum statistics (after R. Martin, "Noise power spectral density estimation
 * based on optimal smoothing and minimum statistics", IEEE Trans. Speech Audio Process. 9(5), 2001; here over the whole
 * band): the least power that a mean over 100 ms had in the last while. While no speech is heard, the last second counts, so
 * that the floor rises with the noise. While speech is heard, the last 5 s count: nobody speaks as long without a pause, so
 * that speech is not taken for noise, but a noise that has come to stay is.
 */
final class NoiseFloor {
    private static final int SMOOTHING_HOPS = 10;
    private static final int FIRST_HOPS = 5;
    private static final int BLOCK_HOPS = 25;
    private static final int BLOCKS_IN_SILENCE = 4;
    private static final int BLOCKS_IN_SPEECH = 20;
    private static final int BLOCKS_OF_PRIOR = 8;

    private final double least;
    private final double[] recent = new double[SMOOTHING_HOPS];
    private final double[] blockMinima = new double[BLOCKS_IN_SPEECH];
    private double blockMinimum = Double.POSITIVE_INFINITY;
    private double floor;
    private long hops;

    /**
     * @param prior the highest power that is believed to be noise when a stream begins with speech; forgotten after 2 s
     * @param least the power below which the floor never falls
     */
    NoiseFloor(double prior, double least) {
        this.least = least;
        floor = Math.max(prior, least);
        Arrays.fill(blockMinima, Double.POSITIVE_INFINITY);
        blockMinima[BLOCKS_OF_PRIOR - 1] = floor;
    }

    double power() {
        return floor;
    }

    /** Takes the mean square of the next hop, and whether it was judged to be speech. */
    void add(double meanSquare, boolean speech) {
        recent[(int) (hops % SMOOTHING_HOPS)] = meanSquare;
        hops++;
        if (hops < FIRST_HOPS) {
            return;
        }
        blockMinimum = Math.min(blockMinimum, smoothed());
        floor = Math.max(least, minimum(speech ? BLOCKS_IN_SPEECH : BLOCKS_IN_SILENCE));
        if (hops % BLOCK_HOPS == 0) {
            blockMinima[(int) ((hops / BLOCK_HOPS - 1) % BLOCKS_IN_SPEECH)] = blockMinimum;
            blockMinimum = Double.POSITIVE_INFINITY;
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
        int begun = (int) ((hops - 1) / BLOCK_HOPS % BLOCKS_IN_SPEECH);
        for (int back = 1; back <= blocks; back++) {
            minimum = Math.min(minimum, blockMinima[(begun - back + BLOCKS_IN_SPEECH) % BLOCKS_IN_SPEECH]);
        }
        return minimum;
    }
}
