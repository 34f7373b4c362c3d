package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.operators.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Weights that have learned nothing, but let signals pass at about the strength at which they come. */
final class RandomWeights {
    private RandomWeights() {}

    /** The same for the same seed. */
    static Map<String, Tensor.Floats> draw(Map<String, List<Integer>> shapes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor.Floats> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(name, new Tensor.Floats(shape, values(name, shape, random))));
        return weights;
    }

    private static float[] values(String name, List<Integer> shape, SplittableRandom random) {
        int size = shape.stream().reduce(1, Math::multiplyExact);
        float[] values = new float[size];
        boolean isScale =
                name.equals(WeightShapes.POSITION_SCALE) || name.endsWith(WeightShapes.WEIGHT) && shape.size() == 1;
        if (isScale) {
            Arrays.fill(values, 1);
        } else if (shape.size() > 1) {
            double deviation = 1 / Math.sqrt(size / (double) shape.get(0));
            for (int i = 0; i < size; i++) {
                values[i] = (float) (deviation * random.nextGaussian());
            }
        }
        return values;
    }
}
