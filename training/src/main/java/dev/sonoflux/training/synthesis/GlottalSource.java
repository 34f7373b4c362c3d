package dev.sonoflux.training.synthesis;

import java.util.Random;

/**
 * The flow through the vocal folds as it radiates from the lips, i.e. differentiated, with the noise of the breath that
 * passes while they are open: the pulse KLGLOTT88, at² - bt³, with its low-pass for spectral tilt, of D. H. Klatt and L. C.
 * Klatt, "Analysis, synthesis, and perception of voice quality variations among female and male talkers", J. Acoust. Soc. Am.
 * 87(2), 1990. At voicing 1 a vowel has a root mean square of about 1 behind the formants. Each period is a little longer or shorter (jitter), louder or softer (shimmer) than it should be.
 */
final class GlottalSource {
    /** Breath that passes between closed folds, relative to open ones. */
    private static final double LEAKING = 0.5;

    private final Speaker speaker;
    private final int sampleRate;
    private final double tilt;
    private final Random random;
    private double phase = 1;
    private double step;
    private double loudness;
    private double flowBefore;
    private double tilted;

    GlottalSource(Speaker speaker, int sampleRate, Random random) {
        this.speaker = speaker;
        this.sampleRate = sampleRate;
        this.random = random;
        tilt = StrictMath.exp(-2 * Math.PI * speaker.tiltHz() / sampleRate);
    }

    /**
     * The next sample.
     *
     * @param voicing amplitude of the pulses; breathiness comes on top
     * @param aspiration amplitude of breath alone
     */
    double next(double pitchHz, double voicing, double aspiration) {
        if (phase >= 1) {
            phase -= (int) phase;
            step = pitchHz * (1 + speaker.jitter() * Speaker.gaussian(random)) / sampleRate;
            loudness = 1 + speaker.shimmer() * Speaker.gaussian(random);
        }
        double flow = flow(phase / speaker.openQuotient()) * loudness;
        double pulse = (flow - flowBefore) / step;
        flowBefore = flow;
        tilted = (1 - tilt) * pulse + tilt * tilted;
        boolean isOpen = phase < speaker.openQuotient();
        phase += step;
        double breath = (2 * random.nextFloat() - 1) * (isOpen ? 1 : LEAKING);
        return voicing * tilted + (aspiration + voicing * speaker.breathiness()) * breath;
    }

    private static double flow(double t) {
        return t < 1 ? t * t * (1 - t) : 0;
    }
}
