package dev.sonoflux.operators.features;

import java.time.Duration;
import java.util.Arrays;

/**
 * Cuts the quiet before and after a word. The mean power of frames of 25 ms every 10 ms, averaged over three neighbours so
 * that a click is no word, is compared with the loudest; what stays reaches from the first frame that is loud enough to the
 * last, plus a margin. Where no frame is above the floor, as in digital silence, or the recording is shorter than a frame,
 * everything stays.
 *
 * @param relativeDb how far below the loudest frame a frame may lie and still count, in dB, more than 0
 * @param floorDb power below which no frame counts, in dB re full scale (mean square 1), negative
 * @param margin what is kept on both sides, at least 0; where the recording doesn't reach as far, silence is put in its
 *     place, so that a word cut tightly looks like one cut loosely
 */
public record EndpointTrim(double relativeDb, double floorDb, Duration margin) {
    /** Default of {@link #relativeDb}. */
    public static final double DEFAULT_RELATIVE_DB = 35;

    /** Default of {@link #floorDb}. */
    public static final double DEFAULT_FLOOR_DB = -75;

    /** Default of {@link #margin}. */
    public static final Duration DEFAULT_MARGIN = Duration.ofMillis(20);

    /** The longest margin that is accepted. */
    public static final Duration MAX_MARGIN = Duration.ofSeconds(10);

    private static final double FRAME_SECONDS = 0.025;
    private static final double HOP_SECONDS = 0.010;

    public EndpointTrim {
        if (!(relativeDb > 0 && relativeDb < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("relativeDb " + relativeDb + " is not above 0");
        }
        if (!(floorDb < 0 && floorDb > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException("floorDb " + floorDb + " is not below 0 dB re full scale");
        }
        if (margin.isNegative() || margin.compareTo(MAX_MARGIN) > 0) {
            throw new IllegalArgumentException("margin " + margin + " is outside 0 to 10 s");
        }
    }

    public static EndpointTrim ofDefaults() {
        return new EndpointTrim(DEFAULT_RELATIVE_DB, DEFAULT_FLOOR_DB, DEFAULT_MARGIN);
    }

    /**
     * Samples {@code [from, to)} of a recording, and silence where they lie outside of it.
     *
     * @param from index of the first sample that stays; negative by as much as silence comes before the recording
     * @param to index after the last one; beyond the recording's length by as much as silence follows it
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
        if (length < frame) {
            return new Endpoints(0, length);
        }
        double[] power = smoothedPower(samples, frame, hop);
        double loudest = Arrays.stream(power).max().getAsDouble();
        double threshold = Math.max(loudest * Math.pow(10, -relativeDb / 10), Math.pow(10, floorDb / 10));
        if (loudest < threshold) {
            return new Endpoints(0, length);
        }
        int first = 0;
        while (power[first] < threshold) {
            first++;
        }
        int last = power.length - 1;
        while (power[last] < threshold) {
            last--;
        }
        int extra = (int) Math.round(margin.toNanos() * 1e-9 * sampleRate);
        return new Endpoints(first * hop - extra, last * hop + frame + extra);
    }

    /** Each frame's mean square averaged with its neighbours'; the outermost frames count for their missing neighbours. */
    private static double[] smoothedPower(float[] samples, int frame, int hop) {
        int frames = 1 + (samples.length - frame) / hop;
        double[] power = new double[frames];
        for (int f = 0; f < frames; f++) {
            power[f] = meanSquare(samples, f * hop, f * hop + frame);
        }
        double[] smoothed = new double[frames];
        for (int f = 0; f < frames; f++) {
            smoothed[f] = (power[Math.max(0, f - 1)] + power[f] + power[Math.min(frames - 1, f + 1)]) / 3;
        }
        return smoothed;
    }

    private static double meanSquare(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum / (to - from);
    }
}
