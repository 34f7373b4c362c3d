package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.training.wav2vec2.Wav2Vec2Config.FeatureConvolution;
import java.util.List;
import java.util.Optional;

/**
 * What a network is computed with, so that it is described once: arrays of PyTorch, which it is trained by, or nodes of an
 * ONNX file, which serves it. Frames are [recordings, frames, units] but for convolutions, which take [recordings, channels,
 * frames].
 *
 * @param <T> a value
 */
interface Operations<T> {
    /** A learned tensor. */
    T weight(String name);

    /** A kernel [outputs, inputs, length] whose values at each place have the length that {@code scale} says. */
    T scaledKernel(String scale, String direction);

    T convolution(T input, T kernel, Optional<T> bias, int stride, int padding, int groups);

    /** Input without the last position of its last dimension. */
    T withoutLast(T input);

    /** x·Φ(x) (D. Hendrycks and K. Gimpel, "Gaussian error linear units", 2016). */
    T gelu(T input);

    /** Each channel of [recordings, channels, frames] to mean 0 and variance 1 over time, then scaled and shifted. */
    T normalisedOverTime(T input, String name);

    /** The last dimension to mean 0 and variance 1, then scaled and shifted. */
    T normalised(T input, String name, double epsilon);

    /** The last dimension times a matrix, plus a bias. */
    T dense(T input, String name);

    T transposed(T input, int... axes);

    T sum(T a, T b);

    T product(T a, T b);

    T matrixProduct(T a, T b);

    T scaled(T input, float factor);

    /** Over the last dimension. */
    T softmax(T input);

    /** [recordings, frames, units] as [recordings, heads, frames, units per head]. */
    T split(T input, int heads);

    /** The reverse of {@link #split}. */
    T merged(T input);

    /**
     * [recordings, frames, 1]: 1 for frames of what was heard and 0 for padding, which is the zeros at a recording's end: what
     * was heard has mean 0 and is 0 by chance alone. One frame is always heard.
     *
     * @param waveform [recordings, samples, 1]
     * @param features whose frames they are, [recordings, frames, units]
     */
    T heard(T waveform, T features, List<FeatureConvolution> convolutions);

    /** [recordings, 1, 1, frames]: 0 for frames that were heard, and far below 0 for the others. */
    T attentionBias(T heard);

    /** [recordings, units]: the mean over all frames, or over those that were heard. */
    T meanOverTime(T input, Optional<T> heard);

    /** In training, values that are 0 by chance. */
    T dropout(T input, double rate);

    /** In training, whether a layer is left out, by chance. */
    boolean leavesOut(double rate);

    /** In training, runs of frames that are hidden by chance. */
    T hidden(T input, int length);
}
