package dev.sonoflux.training.wav2vec2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv1d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import dev.sonoflux.training.torch.Torch;
import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.FeatureConvolution;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A computation in PyTorch. Its arrays live as long as the computation's manager; the weights may live longer.
 *
 * @param chance what is random in training; empty: nothing is, as in serving
 */
record TorchOperations(Map<String, NDArray> weights, NDManager manager, Optional<Chance> chance)
        implements Operations<NDArray> {
    private static final float EPSILON = 1e-5f;
    private static final float FAR = 1e9f;

    @Override
    public NDArray weight(String name) {
        return weights.get(name);
    }

    @Override
    public NDArray scaledKernel(String scale, String direction) {
        // Whatever is computed of a weight would live as long as it does; this copy, and what is computed of it, does
        // not.
        NDArray copy = Torch.number(manager, 1).mul(weight(direction));
        NDArray lengths = copy.square().sum(new int[] {0, 1}, true).sqrt();
        return copy.div(lengths).mul(weight(scale));
    }

    @Override
    public NDArray convolution(
            NDArray input, NDArray kernel, Optional<NDArray> bias, int stride, int padding, int groups) {
        return Conv1d.conv1d(
                        input, kernel, bias.orElse(null), new Shape(stride), new Shape(padding), new Shape(1), groups)
                .singletonOrThrow();
    }

    @Override
    public NDArray withoutLast(NDArray input) {
        return input.get(new NDIndex("..., :-1"));
    }

    @Override
    public NDArray gelu(NDArray input) {
        return input.getNDArrayInternal().gelu();
    }

    @Override
    public NDArray normalisedOverTime(NDArray input, String name) {
        int[] time = {2};
        NDArray centred = input.sub(input.mean(time, true));
        NDArray deviation = centred.square().mean(time, true).add(EPSILON).sqrt();
        return centred.div(deviation)
                .mul(weight(name + WeightShapes.WEIGHT).reshape(1, -1, 1))
                .add(weight(name + WeightShapes.BIAS).reshape(1, -1, 1));
    }

    @Override
    public NDArray normalised(NDArray input, String name, double epsilon) {
        NDArray scale = weight(name + WeightShapes.WEIGHT);
        return LayerNorm.layerNorm(input, scale.getShape(), scale, weight(name + WeightShapes.BIAS), (float) epsilon)
                .singletonOrThrow();
    }

    @Override
    public NDArray dense(NDArray input, String name) {
        return Linear.linear(input, weight(name + WeightShapes.WEIGHT), weight(name + WeightShapes.BIAS))
                .singletonOrThrow();
    }

    @Override
    public NDArray transposed(NDArray input, int... axes) {
        return input.transpose(axes);
    }

    @Override
    public NDArray sum(NDArray a, NDArray b) {
        return a.add(b);
    }

    @Override
    public NDArray product(NDArray a, NDArray b) {
        return a.mul(b);
    }

    @Override
    public NDArray matrixProduct(NDArray a, NDArray b) {
        return a.matMul(b);
    }

    @Override
    public NDArray scaled(NDArray input, float factor) {
        return input.mul(Torch.number(manager, factor));
    }

    @Override
    public NDArray softmax(NDArray input) {
        return input.softmax(-1);
    }

    @Override
    public NDArray split(NDArray input, int heads) {
        Shape shape = input.getShape();
        return input.reshape(shape.get(0), shape.get(1), heads, -1).transpose(0, 2, 1, 3);
    }

    @Override
    public NDArray merged(NDArray input) {
        Shape shape = input.getShape();
        return input.transpose(0, 2, 1, 3).reshape(shape.get(0), shape.get(2), -1);
    }

    @Override
    public NDArray heard(NDArray waveform, NDArray features, List<FeatureConvolution> convolutions) {
        int recordings = (int) waveform.getShape().get(0);
        int samples = (int) waveform.getShape().get(1);
        int frames = (int) features.getShape().get(1);
        float[] values = waveform.toFloatArray();
        float[] mask = new float[recordings * frames];
        for (int r = 0; r < recordings; r++) {
            int length = samples;
            while (length > 0 && values[r * samples + length - 1] == 0) {
                length--;
            }
            for (FeatureConvolution convolution : convolutions) {
                length = convolution.frames(length);
            }
            for (int f = 0; f < Math.max(1, length); f++) {
                mask[r * frames + f] = 1;
            }
        }
        return Torch.array(manager, mask, new Shape(recordings, frames, 1));
    }

    @Override
    public NDArray attentionBias(NDArray heard) {
        Shape shape = heard.getShape();
        return scaled(heard.sub(1), FAR).reshape(shape.get(0), 1, 1, shape.get(1));
    }

    @Override
    public NDArray meanOverTime(NDArray input, Optional<NDArray> heard) {
        int[] time = {1};
        return heard.map(mask -> input.mul(mask).sum(time).div(mask.sum(time))).orElseGet(() -> input.mean(time));
    }

    @Override
    public NDArray dropout(NDArray input, double rate) {
        return chance.isEmpty() || rate == 0
                ? input
                : input.mul(Torch.array(
                        manager, chance.get().dropout(Math.toIntExact(input.size()), rate), input.getShape()));
    }

    @Override
    public boolean leavesOut(double rate) {
        return chance.isPresent() && rate > 0 && chance.get().leavesOut(rate);
    }

    @Override
    public NDArray hidden(NDArray input, int length) {
        if (chance.isEmpty() || chance.get().maskProbability() == 0) {
            return input;
        }
        Shape shape = input.getShape();
        int frames = (int) shape.get(1);
        float[] hidden = chance.get().hiddenFrames((int) shape.get(0), frames, length);
        NDArray mask = Torch.array(manager, hidden, new Shape(shape.get(0), frames, 1));
        return input.mul(mask.neg().add(1)).add(mask.mul(weight(WeightShapes.MASK)));
    }
}
