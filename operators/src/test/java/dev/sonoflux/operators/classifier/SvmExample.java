package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.speech.AudioWindow;
import java.util.List;
import java.util.Random;

/** A support vector machine of random numbers, and features for it. */
public final class SvmExample {
    public static final List<String> LABELS = List.of("no", "yes", "maybe");
    public static final int FRAMES = 4;
    public static final int COEFFICIENTS = 3;
    public static final double GAMMA = 0.25;

    static final int COMPONENTS = 2;
    private static final int[] COUNTS = {2, 3, 1};

    private SvmExample() {}

    public static SvmClassifier classifier() {
        return classifier(PairwiseScoring.MINIMUM);
    }

    static SvmClassifier classifier(PairwiseScoring scoring) {
        Random random = new Random(1);
        int features = FRAMES * COEFFICIENTS;
        float[] scale = floats(random, features);
        for (int i = 0; i < features; i++) {
            scale[i] = 0.5f + Math.abs(scale[i]);
        }
        Projection projection = new Projection(floats(random, features), scale, floats(random, features * COMPONENTS));
        return new SvmClassifier(LABELS, FRAMES, COEFFICIENTS, projection, machine(random), scoring);
    }

    static SupportVectorMachine machine(Random random) {
        double[] dual = random.doubles(12, -2, 2).toArray();
        return new SupportVectorMachine(
                GAMMA,
                floats(random, 6 * COMPONENTS),
                COUNTS,
                dual,
                random.doubles(3, -1, 1).toArray());
    }

    /** Features that differ by seed, of a window that is or is not its segment's last. */
    public static FeatureMatrix features(long seed, boolean last) {
        AudioWindow window = new AudioWindow(0, 8000, 100 * seed, new float[100], 0, 100, 100, last);
        return new FeatureMatrix(FRAMES, COEFFICIENTS, floats(new Random(seed), FRAMES * COEFFICIENTS), window);
    }

    static float[] floats(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
