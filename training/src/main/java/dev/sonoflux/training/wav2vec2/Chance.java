package dev.sonoflux.training.wav2vec2;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is random in a step of training. It is drawn here and not by PyTorch, whose generator all of the process shares.
 *
 * @param maskProbability the share of frames that are hidden, about (D. Park et al., "SpecAugment", 2019)
 */
record Chance(SplittableRandom random, double maskProbability) {
    /** A factor for each value: 0 by chance, and for the others what keeps the mean. */
    float[] dropout(int size, double rate) {
        float kept = (float) (1 / (1 - rate));
        int threshold = (int) Math.round(rate * (1L << 31));
        float[] factors = new float[size];
        for (int i = 0; i < size; i++) {
            factors[i] = random.nextInt() >>> 1 < threshold ? 0 : kept;
        }
        return factors;
    }

    boolean leavesOut(double rate) {
        return random.nextDouble() < rate;
    }

    /** 1 for frames that are hidden: as many runs as the probability asks for, on average, from any frame on. */
    float[] hiddenFrames(int recordings, int frames, int length) {
        float[] hidden = new float[recordings * frames];
        int longest = Math.min(length, frames);
        for (int r = 0; r < recordings; r++) {
            int runs = (int) (maskProbability * frames / longest + random.nextDouble());
            for (int run = 0; run < runs; run++) {
                int from = r * frames + random.nextInt(frames - longest + 1);
                Arrays.fill(hidden, from, from + longest, 1);
            }
        }
        return hidden;
    }
}
