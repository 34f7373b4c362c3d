package dev.sonoflux.training.synthesis;

import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The voices of a set, and what they say. Every clip depends on the set's seed and on its own place in the set alone. */
final class DigitVoices {
    private static final double PACE_SPREAD = 0.09;
    private static final double PITCH_SPREAD = 0.06;
    private static final double WAVE = 0.05;
    private static final double LEVEL_SPREAD_DB = 2.5;
    private static final double MAX_PEAK = 0.95;
    private static final double FASTER = 0.93;
    /** How much of a clip of fixed length a word may take at most. */
    private static final double MOST_OF_LENGTH = 0.96;

    private static final double MIN_EDGE_SECONDS = 0.005;
    private static final double MAX_EDGE_SECONDS = 0.05;
    private static final double ROOM_TILT = 0.7;

    private final SynthesisConfig config;
    private final Speaker[] speakers;

    DigitVoices(SynthesisConfig config) {
        this.config = config;
        speakers = IntStream.rangeClosed(1, config.speakers())
                .mapToObj(number -> Speaker.drawn(number, random(number, 0, 0)))
                .toArray(Speaker[]::new);
    }

    /**
     * Amplitudes in [-1, 1].
     *
     * @param speaker number of the voice, from 1
     * @param take number of the take, from 0
     */
    float[] say(DigitWord word, int speaker, int take) {
        Speaker voice = speakers[speaker - 1];
        Random random = random(speaker, 1 + word.ordinal(), 1 + take);
        double[] spoken = spoken(word, voice, random);
        filter(spoken, voice.microphone());
        float[] samples = resampled(spoken);
        scale(samples, voice.level() * StrictMath.pow(10, LEVEL_SPREAD_DB * Speaker.gaussian(random) / 20));
        float[] clip = placed(samples, random);
        addRoom(clip, voice.noiseFloor(), random);
        return clip;
    }

    private double[] spoken(DigitWord word, Speaker voice, Random random) {
        double pace = StrictMath.exp(PACE_SPREAD * Speaker.gaussian(random));
        long most =
                config.length().map(l -> (long) (l.toMillis() * MOST_OF_LENGTH)).orElse(Long.MAX_VALUE);
        List<Phone> phones = word.pronounced(random);
        Gestures gestures = Gestures.of(phones, voice, pace, random);
        while (gestures.millis() > most) {
            pace *= FASTER;
            gestures = Gestures.of(phones, voice, pace, random);
        }
        return new FormantSynthesizer(voice, random).synthesize(gestures, melody(gestures.millis(), voice, random));
    }

    private static double[] melody(int millis, Speaker voice, Random random) {
        double mean = voice.pitchHz() * StrictMath.exp(PITCH_SPREAD * Speaker.gaussian(random));
        double fall = voice.fall() + Speaker.uniform(-0.1, 0.1, random);
        double turn = Speaker.uniform(0, 2 * Math.PI, random);
        double[] pitch = new double[millis];
        Arrays.setAll(pitch, i -> {
            double t = (double) i / millis;
            return mean * (1 - fall * (t - 0.5) + WAVE * StrictMath.sin(turn + 2 * Math.PI * t));
        });
        return pitch;
    }

    private static void filter(double[] sound, double coefficient) {
        for (int i = sound.length - 1; i > 0; i--) {
            sound[i] -= coefficient * sound[i - 1];
        }
    }

    private float[] resampled(double[] sound) {
        float[] samples = new float[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) sound[i];
        }
        return Resampler.resample(samples, FormantSynthesizer.SAMPLE_RATE, ResampleConfig.ofRate(config.sampleRate()));
    }

    private static void scale(float[] samples, double level) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        float gain = (float) (Math.min(MAX_PEAK, level) / peak);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= gain;
        }
    }

    private float[] placed(float[] word, Random random) {
        double before = Speaker.uniform(MIN_EDGE_SECONDS, MAX_EDGE_SECONDS, random);
        double after = Speaker.uniform(MIN_EDGE_SECONDS, MAX_EDGE_SECONDS, random);
        if (config.length().isEmpty()) {
            float[] clip = new float[word.length + samples(before) + samples(after)];
            System.arraycopy(word, 0, clip, samples(before), word.length);
            return clip;
        }
        float[] clip = new float[samples(config.length().get().toNanos() / 1e9)];
        System.arraycopy(word, 0, clip, random.nextInt(1 + clip.length - word.length), word.length);
        return clip;
    }

    private int samples(double seconds) {
        return (int) Math.round(seconds * config.sampleRate());
    }

    /** Noise that is louder below than above, as rooms are. */
    private static void addRoom(float[] clip, double rms, Random random) {
        double noise = 0;
        double gain = rms * Math.sqrt(3 * (1 - ROOM_TILT * ROOM_TILT));
        for (int i = 0; i < clip.length; i++) {
            noise = ROOM_TILT * noise + 2 * random.nextFloat() - 1;
            clip[i] = (float) Math.max(-1, Math.min(1, clip[i] + gain * noise));
        }
    }

    /** Generators of any two places have nothing to do with each other: the mixing step of SplitMix64, number by number. */
    private Random random(int speaker, int word, int take) {
        long state = config.seed();
        for (int part : new int[] {speaker, word, take}) {
            state = (state + part + 1) * 0x9e3779b97f4a7c15L;
            state = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
            state = (state ^ (state >>> 27)) * 0x94d049bb133111ebL;
            state ^= state >>> 31;
        }
        return new Random(state);
    }
}
