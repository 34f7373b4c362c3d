package dev.sonoflux.operators.vad;

/**
 * First-order high-pass, y[n] = a (y[n-1] + x[n] - x[n-1]). It takes out what says nothing about speech and varies much
 * within 10 ms: a constant offset, hum and rumble.
 */
final class HighPass {
    private final double coefficient;
    private double lastInput;
    private double lastOutput;
    private boolean fresh = true;

    /** @param cutoff frequency at which 3 dB are lost, in hertz */
    HighPass(double cutoff, int sampleRate) {
        double tau = 1 / (2 * Math.PI * cutoff);
        coefficient = tau / (tau + 1.0 / sampleRate);
    }

    /** What comes next does not join what came before. */
    void restart() {
        fresh = true;
    }

    /** Mean square of the filtered samples. */
    double meanSquare(float[] samples) {
        if (fresh) {
            lastInput = samples[0];
            lastOutput = 0;
            fresh = false;
        }
        double sum = 0;
        for (float x : samples) {
            lastOutput = coefficient * (lastOutput + x - lastInput);
            lastInput = x;
            sum += lastOutput * lastOutput;
        }
        return sum / samples.length;
    }
}
