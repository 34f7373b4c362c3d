package dev.sonoflux.operators.augment;

/**
 * How loud audio is where there is something to hear: the mean power of the frames of 10 ms that are no more than 40 dB softer
 * than the loudest of them. Silence around a word doesn't count, and a word that is cut close has its mean power.
 */
final class ActiveLevel {
    private static final int FRAMES_PER_SECOND = 100;
    /** A power ratio of 40 dB. */
    private static final double FAINTEST = 1e-4;

    private ActiveLevel() {}

    /**
     * Mean power of the active frames; a last frame that isn't complete counts as if silence filled it up.
     *
     * @param length how many of the samples count
     */
    static double power(float[] samples, int length, int sampleRate) {
        int frame = Math.max(1, sampleRate / FRAMES_PER_SECOND);
        double[] energies = new double[(length + frame - 1) / frame];
        double loudest = 0;
        for (int i = 0; i < energies.length; i++) {
            energies[i] = energy(samples, i * frame, Math.min(length, (i + 1) * frame));
            loudest = Math.max(loudest, energies[i]);
        }
        double sum = 0;
        int active = 0;
        for (double energy : energies) {
            if (energy >= FAINTEST * loudest) {
                sum += energy;
                active++;
            }
        }
        return active == 0 ? 0 : sum / ((double) active * frame);
    }

    private static double energy(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return sum;
    }
}
