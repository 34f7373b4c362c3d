package dev.sonoflux.operators.vad;

/** Power of a hop. */
final class MeanSquare {
    private MeanSquare() {}

    static double of(float[] samples) {
        double sum = 0;
        for (float s : samples) {
            sum += (double) s * s;
        }
        return sum / samples.length;
    }
}
