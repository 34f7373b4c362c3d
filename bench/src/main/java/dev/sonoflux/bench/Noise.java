package dev.sonoflux.bench;

import java.util.Random;

/** Audio to work on: noise whose level rises and falls, the same every time. */
final class Noise {
    private Noise() {}

    static float[] of(int sampleRate, int seconds) {
        Random random = new Random(1);
        float[] samples = new float[sampleRate * seconds];
        for (int i = 0; i < samples.length; i++) {
            double level = 0.1 * (1.01 + Math.sin(2 * Math.PI * 3 * i / sampleRate));
            samples[i] = (float) (level * random.nextGaussian());
        }
        return samples;
    }
}
