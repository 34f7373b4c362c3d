package dev.sonoflux.training.augment;

import dev.sonoflux.training.dataset.Utterance;
import java.util.Random;

/**
 * White noise under the recording and for a moment before and after it, at a signal-to-noise ratio drawn evenly from a
 * range: what a segmenter hands on, that doesn't cut as tightly as the dataset is cut.
 *
 * @param lowestSnrDb smallest ratio of the recording's power to the noise's, in dB
 * @param highestSnrDb largest ratio
 * @param longestSeconds longest noise before and after; its length is drawn evenly from 0 on
 */
public record NoiseContext(double lowestSnrDb, double highestSnrDb, double longestSeconds) implements Augmentation {
    public NoiseContext {
        if (!(lowestSnrDb >= -20 && lowestSnrDb <= highestSnrDb && highestSnrDb <= 120)) {
            throw new IllegalArgumentException("ratios from " + lowestSnrDb + " to " + highestSnrDb
                    + " dB are not accepted; they must be from -20 to 120");
        }
        if (!(longestSeconds >= 0 && longestSeconds <= 10)) {
            throw new IllegalArgumentException(
                    "a context of " + longestSeconds + " s is not accepted; it must be from 0 to 10");
        }
    }

    @Override
    public Utterance apply(Utterance utterance, Random random) {
        float[] word = utterance.samples();
        int longest = (int) (longestSeconds * utterance.sampleRate());
        int before = random.nextInt(longest + 1);
        int after = random.nextInt(longest + 1);
        double snrDb = lowestSnrDb + (highestSnrDb - lowestSnrDb) * random.nextDouble();
        double level = rms(word) * Math.pow(10, -snrDb / 20);
        float[] samples = new float[before + word.length + after];
        for (int i = 0; i < samples.length; i++) {
            boolean isWord = i >= before && i < before + word.length;
            samples[i] = (float) (level * random.nextGaussian() + (isWord ? word[i - before] : 0));
        }
        return utterance.withSamples(samples);
    }

    @Override
    public String description() {
        return "white noise at " + lowestSnrDb + " to " + highestSnrDb + " dB, up to " + longestSeconds
                + " s before and after";
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, samples.length));
    }
}
