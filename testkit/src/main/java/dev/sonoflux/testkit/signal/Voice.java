package dev.sonoflux.testkit.signal;

import java.time.Duration;
import java.util.Random;

/**
 * Somebody who talks without saying anything: syllables of a hiss and a vowel, with the levels, the pitch and the formants
 * of speech. Nobody would take it for a person, but detectors of voice activity take it for speech. What a voice says
 * depends on its settings alone.
 *
 * @param sampleRate samples per second, 4,000 or more
 * @param pitchHz mean pitch, 50 to 500 Hz; men have about 120, women about 210
 * @param rms root mean square of what is said, without pauses, in (0, 1]
 * @param seed chooses vowels, hisses and lengths
 */
public record Voice(int sampleRate, double pitchHz, double rms, long seed) {
    public static final double DEFAULT_PITCH_HZ = 120;

    /** Speech close to a microphone: -20 dBFS. */
    public static final double DEFAULT_RMS = 0.1;

    public static final long DEFAULT_SEED = 1;

    /** The highest frequency of a hiss, where the rate allows it: that of an "s". */
    private static final double HISS_HZ = 4500;

    private static final double HISS_BANDWIDTH_HZ = 1500;
    private static final double HISS_LEVEL = 0.4;
    private static final double HISS_MIN_SECONDS = 0.06;
    private static final double HISS_SPREAD_SECONDS = 0.04;
    private static final double VOWEL_MIN_SECONDS = 0.12;
    private static final double VOWEL_SPREAD_SECONDS = 0.08;
    private static final double ATTACK_SECONDS = 0.015;
    private static final double DECAY_SECONDS = 0.03;
    private static final double LEAST_LEVEL = 0.1;

    public Voice {
        if (sampleRate < 4000) {
            throw new IllegalArgumentException("a voice does not fit into " + sampleRate + " Hz; 4000 are needed");
        }
        if (!(pitchHz >= 50 && pitchHz <= 500)) {
            throw new IllegalArgumentException("pitch " + pitchHz + " Hz is outside 50..500");
        }
        if (!(rms > 0 && rms <= 1)) {
            throw new IllegalArgumentException("rms " + rms + " is outside 0..1");
        }
    }

    /** A man close to the microphone. */
    public static Voice at(int sampleRate) {
        return new Voice(sampleRate, DEFAULT_PITCH_HZ, DEFAULT_RMS, DEFAULT_SEED);
    }

    public Voice withPitch(double hertz) {
        return new Voice(sampleRate, hertz, rms, seed);
    }

    public Voice withRms(double rms) {
        return new Voice(sampleRate, pitchHz, rms, seed);
    }

    public Voice withSeed(long seed) {
        return new Voice(sampleRate, pitchHz, rms, seed);
    }

    /** A word, its syllables without a pause between them; 0.18 to 0.3 s a syllable. */
    public Signal word(int syllables) {
        if (syllables < 1) {
            throw new IllegalArgumentException(syllables + " syllables are no word");
        }
        Random random = new Random(seed);
        Signal word = syllable(random);
        for (int i = 1; i < syllables; i++) {
            word = word.then(syllable(random));
        }
        return word.withActiveRms(rms);
    }

    /** Talk of exactly that length, without a pause. */
    public Signal speech(Duration length) {
        Random random = new Random(seed);
        int samples = Signal.samples(sampleRate, length);
        Signal speech = Signal.silence(sampleRate, Duration.ZERO);
        while (speech.length() < samples) {
            speech = speech.then(syllable(random));
        }
        Signal cut = speech.slice(0, samples);
        swell(cut.samples(), LEAST_LEVEL);
        return cut.withActiveRms(rms);
    }

    private Signal syllable(Random random) {
        return hiss(random).then(vowel(random));
    }

    private Signal hiss(Random random) {
        double[] noise = new double[length(HISS_MIN_SECONDS, HISS_SPREAD_SECONDS, random)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
        }
        new Resonator(Math.min(HISS_HZ, 0.38 * sampleRate), HISS_BANDWIDTH_HZ, sampleRate).filter(noise);
        return sound(noise, HISS_LEVEL * rms);
    }

    private Signal vowel(Random random) {
        Vowel vowel = Vowel.values()[random.nextInt(Vowel.values().length)];
        int length = length(VOWEL_MIN_SECONDS, VOWEL_SPREAD_SECONDS, random);
        double[] source = GlottalSource.pulses(length, sampleRate, pitchHz, random);
        vowel.shape(source, sampleRate);
        return sound(source, rms);
    }

    private Signal sound(double[] amplitudes, double level) {
        float[] samples = new float[amplitudes.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) amplitudes[i];
        }
        swell(samples, LEAST_LEVEL);
        return new Signal(sampleRate, samples).withRms(level);
    }

    /** Lets it begin and end as a raised cosine, no softer than {@code least} of its amplitude. */
    private void swell(float[] samples, double least) {
        double attack = ATTACK_SECONDS * sampleRate;
        double decay = DECAY_SECONDS * sampleRate;
        for (int i = 0; i < samples.length; i++) {
            double edge = Math.min(1, Math.min((i + 1) / attack, (samples.length - i) / decay));
            samples[i] *= (float) (least + (1 - least) * (0.5 - 0.5 * StrictMath.cos(Math.PI * edge)));
        }
    }

    private int length(double least, double spread, Random random) {
        return (int) ((least + spread * random.nextDouble()) * sampleRate);
    }
}
