package dev.sonoflux.training.neural;

/**
 * The shape of what travels between layers, for one recording.
 *
 * @param channels number of images
 * @param frames their height: time
 * @param coefficients their width: frequency
 */
record Extent(int channels, int frames, int coefficients) {
    Extent {
        if (channels < 1 || frames < 1 || coefficients < 1) {
            throw new IllegalArgumentException("nothing is left of the features: " + channels + " channels of " + frames
                    + " frames × " + coefficients + " coefficients");
        }
    }

    int size() {
        return channels * frames * coefficients;
    }
}
