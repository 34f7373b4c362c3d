package dev.sonoflux.training.neural;

import ai.djl.ndarray.NDArray;

/**
 * A step of a network. Each kind says what it learns, how it is computed for training, and how it is written for serving;
 * that these agree is what tests compare. Arrays are [recordings, channels, frames, coefficients].
 */
sealed interface Layer
        permits AverageCoefficients,
                Chain,
                CoefficientsAsChannels,
                Convolution,
                Dense,
                Dropout,
                GlobalAverage,
                LeakyRelu,
                MaxPool,
                PretrainedConvolution,
                Relu,
                Rescale,
                Sum {
    /**
     * Declares what it learns.
     *
     * @param name unique in the network
     * @return the shape of what comes out
     */
    Extent declare(Extent input, String name, WeightLayout.Builder weights);

    /** Computes it. */
    NDArray forward(NDArray input, String name, Pass pass);

    /**
     * Writes its nodes.
     *
     * @param input name of the value that goes in
     * @return name of the value that comes out
     */
    String write(String input, String name, OnnxGraph graph);
}
