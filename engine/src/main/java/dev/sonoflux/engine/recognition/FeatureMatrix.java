package dev.sonoflux.engine.recognition;

import dev.sonoflux.engine.speech.AudioWindow;

/**
 * Features of a window.
 *
 * @param frames number of rows: points in time
 * @param coefficients number of columns: values at one point in time
 * @param values frames × coefficients, row-major; handed over, not copied
 * @param window what they were computed from
 */
public record FeatureMatrix(int frames, int coefficients, float[] values, AudioWindow window) {
    public FeatureMatrix {
        if ((long) frames * coefficients != values.length) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + frames + " frames × " + coefficients + " coefficients");
        }
    }

    public float at(int frame, int coefficient) {
        return values[frame * coefficients + coefficient];
    }
}
