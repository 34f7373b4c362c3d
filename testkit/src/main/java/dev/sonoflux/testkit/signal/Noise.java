package dev.sonoflux.testkit.signal;

import java.time.Duration;
import java.util.Random;

/** What is heard besides speech. A root mean square that is asked for is that over all of it. */
public final class Noise {
    private Noise() {}

    /** Gaussian noise with as much power in every hertz. */
    public static Signal white(int sampleRate, Duration length, double rms, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[Signal.samples(sampleRate, length)];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return new Signal(sampleRate, noise).withRms(rms);
    }

    /**
     * Gaussian noise with as much power in every octave: white noise through P. Kellet's filter of three poles (the
     * "economy" one published on musicdsp.org, accurate to 0.5 dB above 10 Hz at 44.1 kHz).
     */
    public static Signal pink(int sampleRate, Duration length, double rms, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[Signal.samples(sampleRate, length)];
        double b0 = 0;
        double b1 = 0;
        double b2 = 0;
        for (int i = 0; i < noise.length; i++) {
            double white = random.nextGaussian();
            b0 = 0.99765 * b0 + white * 0.0990460;
            b1 = 0.96300 * b1 + white * 0.2965164;
            b2 = 0.57000 * b2 + white * 1.0526913;
            noise[i] = (float) (b0 + b1 + b2 + white * 0.1848);
        }
        return new Signal(sampleRate, noise).withRms(rms);
    }

    /** People who all talk at once, without a pause, each with a pitch of their own. */
    public static Signal babble(int sampleRate, Duration length, int talkers, double rms, long seed) {
        if (talkers < 1) {
            throw new IllegalArgumentException("babble takes a talker at least");
        }
        Random random = new Random(seed);
        Signal babble = Signal.silence(sampleRate, length);
        for (int i = 0; i < talkers; i++) {
            Voice voice = Voice.at(sampleRate)
                    .withPitch(90 + 140 * random.nextDouble())
                    .withSeed(random.nextLong());
            babble = babble.plus(voice.speech(length));
        }
        return babble.withRms(rms);
    }

    /**
     * Silence with single samples that stick out, as a worn cable makes them.
     *
     * @param perSecond how many there are on average; when they come is random
     * @param amplitude how far they stick out, up or down
     */
    public static Signal clicks(int sampleRate, Duration length, double perSecond, double amplitude, long seed) {
        Random random = new Random(seed);
        float[] clicks = new float[Signal.samples(sampleRate, length)];
        for (int i = 0; i < clicks.length; i++) {
            if (random.nextDouble() < perSecond / sampleRate) {
                clicks[i] = (float) (random.nextBoolean() ? amplitude : -amplitude);
            }
        }
        return new Signal(sampleRate, clicks);
    }
}
