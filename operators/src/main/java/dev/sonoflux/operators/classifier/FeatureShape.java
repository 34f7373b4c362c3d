package dev.sonoflux.operators.classifier;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.OptionalInt;

/**
 * The shape of the features that a classifier takes.
 *
 * @param frames rows; empty: any number
 * @param coefficients columns
 */
public record FeatureShape(OptionalInt frames, int coefficients) {
    /** @throws SonofluxException if the matrix has another shape */
    public void require(FeatureMatrix features) {
        if (features.coefficients() != coefficients || features.frames() != frames.orElse(features.frames())) {
            throw new SonofluxException("The features are " + features.frames() + " frames × " + features.coefficients()
                    + " coefficients and the model takes " + this
                    + ". Let the pipeline take its features from the model: `features: from-model`.");
        }
    }

    @Override
    public String toString() {
        return (frames.isPresent() ? frames.getAsInt() : "any number of") + " frames × " + coefficients
                + " coefficients";
    }
}
