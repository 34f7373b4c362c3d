package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Masks stretches of coefficients and of frames of feature matrices, so that a model doesn't rely on any of them (Park et al.,
 * "SpecAugment: A simple data augmentation method for automatic speech recognition", Interspeech 2019; without its time warp).
 * Of ν coefficients, f in a row are masked from f₀ on, where f is drawn from 0…F and f₀ from 0…ν − f; frames likewise, no more
 * than a share p of them. Masks of a matrix may overlap. Every matrix of a stream gets masks of its own.
 */
public final class SpecAugment implements Stage<FeatureMatrix, FeatureMatrix> {
    static final String NAME = "spec-augment";

    private final SpecAugmentConfig config;
    private final StreamRandom random;

    /** @param stream the stream's name, which the masks are drawn for */
    public SpecAugment(SpecAugmentConfig config, String stream) {
        this.config = config;
        random = StreamRandom.of(config.seed(), NAME, stream);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<FeatureMatrix>, Flux<FeatureMatrix>> operator(SpecAugmentConfig config, String stream) {
        return Stages.operator(() -> new SpecAugment(config, stream));
    }

    @Override
    public void accept(FeatureMatrix matrix, Consumer<? super FeatureMatrix> out) {
        int frames = matrix.frames();
        int coefficients = matrix.coefficients();
        float[] masked = matrix.values().clone();
        float[] value = values(matrix);
        for (int mask = 0; mask < config.frequencyMasks(); mask++) {
            int width = random.nextInt(Math.min(config.frequencyWidth(), coefficients) + 1);
            int from = random.nextInt(coefficients - width + 1);
            mask(masked, coefficients, 0, frames, from, from + width, value);
        }
        int longest = (int) Math.min(config.timeWidth(), config.timeShare() * frames);
        for (int mask = 0; mask < config.timeMasks(); mask++) {
            int width = random.nextInt(longest + 1);
            int from = random.nextInt(frames - width + 1);
            mask(masked, coefficients, from, from + width, 0, coefficients, value);
        }
        out.accept(new FeatureMatrix(frames, coefficients, masked, matrix.window()));
    }

    /** What each coefficient becomes under a mask. */
    private float[] values(FeatureMatrix matrix) {
        float[] values = new float[matrix.coefficients()];
        if (config.value() == SpecAugmentConfig.Value.MEAN && matrix.frames() > 0) {
            for (int c = 0; c < values.length; c++) {
                double sum = 0;
                for (int frame = 0; frame < matrix.frames(); frame++) {
                    sum += matrix.at(frame, c);
                }
                values[c] = (float) (sum / matrix.frames());
            }
        }
        return values;
    }

    private static void mask(
            float[] masked, int coefficients, int firstFrame, int endFrame, int first, int end, float[] value) {
        for (int frame = firstFrame; frame < endFrame; frame++) {
            System.arraycopy(value, first, masked, frame * coefficients + first, end - first);
        }
    }
}
