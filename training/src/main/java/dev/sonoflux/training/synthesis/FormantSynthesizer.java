package dev.sonoflux.training.synthesis;

import dev.sonoflux.training.synthesis.Gestures.Gesture;
import java.util.Random;

/**
 * Makes sound of gestures as D. H. Klatt's cascade/parallel formant synthesizer does (J. Acoust. Soc. Am. 67(3), 1980): voice
 * and breath pass the formants one after another, the nose with its pole and zero among them; hisses, which arise in front of
 * most of the vocal tract, pass a resonance of their own beside.
 */
final class FormantSynthesizer {
    /** What is synthesized, whatever is wanted in the end: wide enough for the band of an "s". */
    static final int SAMPLE_RATE = 16_000;

    private static final int SAMPLES_PER_MILLI = SAMPLE_RATE / 1000;
    /** Formants above the third, in hertz, for an average man, and their bandwidths: they hardly move. */
    private static final double[] HIGHER_HZ = {3500, 4500, 5500, 6500, 7500};

    private static final double[] HIGHER_BANDWIDTH_HZ = {250, 300, 400, 500, 600};
    private static final double NASAL_BANDWIDTH_HZ = 100;
    private static final double HIGHEST_HZ = 0.48 * SAMPLE_RATE;
    /** Uniform noise in [-1, 1] has a root mean square of 1/√3. */
    private static final double NOISE_GAIN = Math.sqrt(3);

    private final Speaker speaker;
    private final Random random;
    private final GlottalSource source;
    private final Resonator[] formants = new Resonator[3 + HIGHER_HZ.length];
    private final Resonator nasalPole = new Resonator(SAMPLE_RATE);
    private final Resonator nasalZero = new Resonator(SAMPLE_RATE);
    private final Resonator hiss = new Resonator(SAMPLE_RATE);
    private Phone.Noise hissing;

    FormantSynthesizer(Speaker speaker, Random random) {
        this.speaker = speaker;
        this.random = random;
        source = new GlottalSource(speaker, SAMPLE_RATE, random);
        for (int i = 0; i < formants.length; i++) {
            formants[i] = new Resonator(SAMPLE_RATE);
        }
        for (int i = 0; i < HIGHER_HZ.length; i++) {
            // One that doesn't fit stays as it is, and lets everything pass.
            if (HIGHER_HZ[i] * speaker.formantScale() < HIGHEST_HZ) {
                formants[3 + i].tune(HIGHER_HZ[i] * speaker.formantScale(), HIGHER_BANDWIDTH_HZ[i]);
            }
        }
        nasalPole.tune(Gestures.NASAL_POLE_HZ, NASAL_BANDWIDTH_HZ);
    }

    /**
     * @param pitchHz the pitch in each millisecond
     */
    double[] synthesize(Gestures gestures, double[] pitchHz) {
        double[] sound = new double[gestures.millis() * SAMPLES_PER_MILLI];
        for (int milli = 0; milli < gestures.millis(); milli++) {
            tune(gestures, milli);
            double voicing = gestures.value(Gesture.VOICING, milli);
            double aspiration = gestures.value(Gesture.ASPIRATION, milli);
            double frication = gestures.value(Gesture.FRICATION, milli);
            double flat = Math.sqrt(hissing.flatShare);
            double coloured = Math.sqrt(1 - hissing.flatShare) / hiss.noiseGain();
            for (int i = milli * SAMPLES_PER_MILLI; i < (milli + 1) * SAMPLES_PER_MILLI; i++) {
                double y = source.next(pitchHz[milli], voicing, aspiration);
                y = nasalZero.cancel(nasalPole.resonate(y));
                for (Resonator formant : formants) {
                    y = formant.resonate(y);
                }
                double noise = NOISE_GAIN * (2 * random.nextFloat() - 1);
                sound[i] = y + frication * (flat * noise + coloured * hiss.resonate(noise));
            }
        }
        return sound;
    }

    private void tune(Gestures gestures, int milli) {
        tune(formants[0], gestures.value(Gesture.F1, milli), gestures.value(Gesture.B1, milli));
        tune(formants[1], gestures.value(Gesture.F2, milli), gestures.value(Gesture.B2, milli));
        tune(formants[2], gestures.value(Gesture.F3, milli), gestures.value(Gesture.B3, milli));
        nasalZero.tune(gestures.value(Gesture.NASAL_ZERO, milli), NASAL_BANDWIDTH_HZ);
        Phone.Noise noise = gestures.noise(milli);
        if (noise != hissing) {
            hissing = noise;
            tune(hiss, noise.hertz * speaker.formantScale(), noise.bandwidth);
        }
    }

    private static void tune(Resonator resonator, double hertz, double bandwidth) {
        resonator.tune(Math.min(hertz, HIGHEST_HZ), bandwidth);
    }
}
