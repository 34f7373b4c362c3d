package dev.sonoflux.operators.classifier;

/** How a batch of feature matrices lies in a model's input tensor; N is the number of matrices. */
public enum InputLayout {
    /** [N, frames, coefficients]. */
    FRAMES_COEFFICIENTS(3),
    /** [N, 1, frames, coefficients]: images of one channel. */
    CHANNEL_FRAMES_COEFFICIENTS(4);

    private final int dimensions;

    InputLayout(int dimensions) {
        this.dimensions = dimensions;
    }

    int dimensions() {
        return dimensions;
    }

    long[] shape(int matrices, int frames, int coefficients) {
        return this == FRAMES_COEFFICIENTS
                ? new long[] {matrices, frames, coefficients}
                : new long[] {matrices, 1, frames, coefficients};
    }
}
