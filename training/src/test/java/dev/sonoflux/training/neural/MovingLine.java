package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.Random;

/** Noise with a line in it that goes up, goes down or stays: three labels that take a look at time and frequency. */
record MovingLine(int size, int frames, int coefficients, long seed) implements TrainingData {
    static final int LABELS = 3;

    @Override
    public int label(int index) {
        return index % LABELS;
    }

    @Override
    public FeatureMatrix features(int index, int epoch) {
        Random random = new Random(seed * 1_000_003 + index * 1009L + epoch);
        float[] values = new float[frames * coefficients];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.3 * random.nextGaussian());
        }
        int start = coefficients / 4 + random.nextInt(coefficients / 4);
        for (int f = 0; f < frames; f++) {
            int moved = (label(index) - 1) * f * (coefficients / 4) / frames;
            values[f * coefficients + start + moved] += 2;
        }
        return new FeatureMatrix(frames, coefficients, values, null);
    }

    static TrainingData none() {
        return new MovingLine(0, 1, 1, 0);
    }
}
