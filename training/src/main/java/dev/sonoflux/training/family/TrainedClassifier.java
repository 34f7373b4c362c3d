package dev.sonoflux.training.family;

import dev.sonoflux.operators.bundle.ClassifierSpec;
import java.util.Optional;

/**
 * A trained classifier as a bundle holds it.
 *
 * @param spec how the file is to be read
 * @param content of the file
 * @param curve how its training went; empty where that is no matter of epochs
 */
public record TrainedClassifier(ClassifierSpec spec, byte[] content, Optional<LearningCurve> curve) {
    /** A classifier that is fitted at once. */
    public static TrainedClassifier of(ClassifierSpec spec, byte[] content) {
        return new TrainedClassifier(spec, content, Optional.empty());
    }
}
