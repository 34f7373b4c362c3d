package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.FeatureConvolution;
import java.util.Optional;

/**
 * The network (A. Baevski et al., "wav2vec 2.0", 2020; as a classifier, S. Yang et al., "SUPERB", 2021): convolutions over the
 * waveform, a transformer over their frames, the mean over time and a linear classifier.
 *
 * @param isMasked whether padding is told from what was heard; otherwise it is heard as silence
 */
record Wav2Vec2Network(Wav2Vec2Config config, boolean isMasked) {
    /** Of the feature extractor's normalisation, which no configuration changes. */
    private static final double EXTRACTOR_EPSILON = 1e-5;

    /** Scores before softmax, [recordings, labels], of waveforms [recordings, samples, 1]. */
    <T> T logits(T waveform, Operations<T> ops) {
        T features = features(waveform, ops);
        Optional<T> heard =
                isMasked ? Optional.of(ops.heard(waveform, features, config.convolutions())) : Optional.empty();
        T projected = ops.dense(encoded(features, heard, ops), WeightShapes.PROJECTOR);
        return ops.dense(ops.meanOverTime(projected, heard), WeightShapes.CLASSIFIER);
    }

    /** What the feature extractor makes of waveforms: [recordings, frames, channels]. */
    <T> T features(T waveform, Operations<T> ops) {
        T x = ops.transposed(waveform, 0, 2, 1);
        for (int i = 0; i < config.convolutions().size(); i++) {
            FeatureConvolution convolution = config.convolutions().get(i);
            String name = WeightShapes.EXTRACTOR + i;
            Optional<T> bias = config.convolutionBias()
                    ? Optional.of(ops.weight(name + WeightShapes.CONVOLUTION + WeightShapes.BIAS))
                    : Optional.empty();
            T kernel = ops.weight(name + WeightShapes.CONVOLUTION + WeightShapes.WEIGHT);
            x = ops.convolution(x, kernel, bias, convolution.stride(), 0, 1);
            if (config.isNormalisedByLayer()) {
                T byFrame = ops.transposed(x, 0, 2, 1);
                x = ops.transposed(ops.normalised(byFrame, name + WeightShapes.NORM, EXTRACTOR_EPSILON), 0, 2, 1);
            } else if (i == 0) {
                x = ops.normalisedOverTime(x, name + WeightShapes.NORM);
            }
            x = ops.gelu(x);
        }
        return ops.transposed(x, 0, 2, 1);
    }

    /** What the encoder makes of features: [recordings, frames, hidden units]. */
    <T> T encoded(T features, Optional<T> heard, Operations<T> ops) {
        double rate = config.dropout().hidden();
        T x = ops.normalised(features, WeightShapes.FEATURE_NORM, config.epsilon());
        x = ops.dropout(
                ops.dense(x, WeightShapes.FEATURE_PROJECTION), config.dropout().features());
        x = ops.hidden(x, config.maskLength());
        if (heard.isPresent()) {
            x = ops.product(x, heard.get());
        }
        x = ops.sum(x, position(x, ops));
        if (!config.isPreNormalised()) {
            x = ops.normalised(x, WeightShapes.ENCODER_NORM, config.epsilon());
        }
        x = ops.dropout(x, rate);
        Optional<T> bias = heard.map(ops::attentionBias);
        for (int i = 0; i < config.layers(); i++) {
            if (!ops.leavesOut(config.dropout().layer())) {
                x = layer(x, bias, WeightShapes.LAYER + i, ops);
            }
        }
        return config.isPreNormalised() ? ops.normalised(x, WeightShapes.ENCODER_NORM, config.epsilon()) : x;
    }

    /** Where a frame is, by what is around it. */
    private <T> T position(T x, Operations<T> ops) {
        int kernel = config.positionKernel();
        T convolved = ops.convolution(
                ops.transposed(x, 0, 2, 1),
                ops.scaledKernel(WeightShapes.POSITION_SCALE, WeightShapes.POSITION_DIRECTION),
                Optional.of(ops.weight(WeightShapes.POSITION + WeightShapes.BIAS)),
                1,
                kernel / 2,
                config.positionGroups());
        T asLong = kernel % 2 == 0 ? ops.withoutLast(convolved) : convolved;
        return ops.transposed(ops.gelu(asLong), 0, 2, 1);
    }

    private <T> T layer(T x, Optional<T> bias, String name, Operations<T> ops) {
        String first = name + WeightShapes.NORM;
        String second = name + WeightShapes.FINAL_NORM;
        if (config.isPreNormalised()) {
            T attended = ops.sum(x, attention(ops.normalised(x, first, config.epsilon()), bias, name, ops));
            return ops.sum(attended, feedForward(ops.normalised(attended, second, config.epsilon()), name, ops));
        }
        T attended = ops.normalised(ops.sum(x, attention(x, bias, name, ops)), first, config.epsilon());
        return ops.normalised(ops.sum(attended, feedForward(attended, name, ops)), second, config.epsilon());
    }

    private <T> T attention(T x, Optional<T> bias, String name, Operations<T> ops) {
        float scale = (float) (1 / Math.sqrt((double) config.hiddenSize() / config.heads()));
        T queries = ops.split(ops.scaled(ops.dense(x, name + WeightShapes.QUERY), scale), config.heads());
        T keys = ops.split(ops.dense(x, name + WeightShapes.KEY), config.heads());
        T values = ops.split(ops.dense(x, name + WeightShapes.VALUE), config.heads());
        T scores = ops.matrixProduct(queries, ops.transposed(keys, 0, 1, 3, 2));
        T weights = ops.softmax(bias.isPresent() ? ops.sum(scores, bias.get()) : scores);
        T attended = ops.matrixProduct(ops.dropout(weights, config.dropout().attention()), values);
        T mixed = ops.dense(ops.merged(attended), name + WeightShapes.OUTPUT);
        return ops.dropout(mixed, config.dropout().hidden());
    }

    private <T> T feedForward(T x, String name, Operations<T> ops) {
        T wide = ops.dropout(
                ops.gelu(ops.dense(x, name + WeightShapes.WIDEN)),
                config.dropout().activation());
        return ops.dropout(
                ops.dense(wide, name + WeightShapes.NARROW), config.dropout().hidden());
    }
}
