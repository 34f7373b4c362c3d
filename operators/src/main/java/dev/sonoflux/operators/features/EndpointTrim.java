package dev.sonoflux.operators.features;

import java.time.Duration;

/**
 * Cuts the quiet before and after a word. The mean power of frames of 25 ms every 10 ms is compared with the loudest
 * frame's; what stays reaches from the first frame that is loud enough to the last, plus a margin. Where no frame is above
 * the floor, as in digital silence, everything stays.
 *
 * @param relativeDb how far below the loudest frame a frame may lie and still count, in dB, more than 0
 * @param floorDb power below which no frame counts, in dB re full scale (mean square 1), negative
 * @param margin what is kept on both sides, at least 0
 */
public record EndpointTrim(double relativeDb, double floorDb, Duration margin) {
    /** Default of {@link #relativeDb}. */
    public static final double DEFAULT_RELATIVE_DB = 35;

    /** Default of {@link #floorDb}. */
    public static final double DEFAULT_FLOOR_DB = -75;

    /** Default of {@link #margin}. */
    public static final Duration DEFAULT_MARGIN = Duration.ofMillis(20);

    private static final double FRAME_SECONDS = 0.025;
    private static final double HOP_SECONDS = 0.010;

    public EndpointTrim {
        if (!(relativeDb > 0 && relativeDb < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("relativeDb " + relativeDb + " is not above 0");
        }
        if (!(floorDb < 0 && floorDb > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("floorDb " + floorDb + " is not below 0 dB re full scale");
        }
        if (margin.isNegative()) {
            throw new IllegalArgumentException("margin " + margin + " is negative");
        }
    }

    public static EndpointTrim ofDefaults() {
        return new EndpointTrim(DEFAULT_RELATIVE_DB, DEFAULT_FLOOR_DB, DEFAULT_MARGIN);
    }

    /**
     * Samples {@code [from, to)} of a recording.
     *
     * @param from index of the first sample that stays
     * @param to index after the last one
     */
    public record Endpoints(int from, int to) {}

    /** As in configuration. */
    @Override
    public String toString() {
        return EndpointTrimKeys.format(this);
    }

    /** Where the word begins and ends in these samples. */
    public Endpoints find(float[] samples, int sampleRate) {
        int length = samples.length;
        int frame = Math.max(1, (int) Math.round(FRAME_SECONDS * sampleRate));
        int hop = Math.max(1, (int) Math.round(HOP_SECONDS * sampleRate));
        // The last frame is the first one that reaches the end, and may be shorter.
        int frames = 1 + Math.max(0, (length - frame + hop - 1) / hop);
        double[] power = new double[frames];
        double loudest = 0;
        for (int f = 0; f < frames; f++) {
            int start = f * hop;
            power[f] = meanSquare(samples, start, Math.min(length, start + frame));
            loudest = Math.max(loudest, power[f]);
        }
        double threshold = Math.max(loudest * Math.pow(10, -relativeDb / 10), Math.pow(10, floorDb / 10));
        if (loudest < threshold) {
            return new Endpoints(0, length);
        }
        int first = 0;
        while (power[first] < threshold) {
            first++;
        }
        int last = frames - 1;
        while (power[last] < threshold) {
            last--;
        }
        long extra = Math.round(margin.toNanos() * 1e-9 * sampleRate);
        long from = Math.max(0, (long) first * hop - extra);
        long to = Math.min(length, (long) last * hop + frame + extra);
        return new Endpoints((int) from, (int) to);
    }

    private static double meanSquare(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return to == from ? 0 : sum / (to - from);
    }
}
