package dev.sonoflux.operators.augment;

/**
 * In which time sound falls by 60 dB, measured in an impulse response: by the slope of the energy that is still to come, from 5
 * to 25 dB below its beginning (Schroeder, "New method of measuring reverberation time", JASA 37(3), 1965; T20 of ISO 3382).
 */
final class ReverberationTime {
    private static final double FIRST = StrictMath.pow(10, -0.5);
    private static final double LAST = StrictMath.pow(10, -2.5);
    private static final int RANGES_IN_SIXTY_DECIBELS = 3;

    private ReverberationTime() {}

    /** In seconds. */
    static double of(double[] response, int sampleRate) {
        double total = 0;
        for (double sample : response) {
            total += sample * sample;
        }
        double left = 0;
        int last = -1;
        int first = -1;
        for (int i = response.length - 1; i >= 0 && left < FIRST * total; i--) {
            left += response[i] * response[i];
            if (last < 0 && left >= LAST * total) {
                last = i;
            }
            first = i;
        }
        return (double) RANGES_IN_SIXTY_DECIBELS * (last - first) / sampleRate;
    }
}
