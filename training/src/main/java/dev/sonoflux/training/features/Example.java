package dev.sonoflux.training.features;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import java.util.List;

/**
 * A recording's features.
 *
 * @param id the recording's name
 * @param label the word
 * @param speaker who says it
 * @param features of the recording as it is: what is trained on and, when it is held out, tested on
 * @param augmented of changed copies: for training only
 */
public record Example(String id, String label, String speaker, FeatureMatrix features, List<FeatureMatrix> augmented) {
    public Example {
        augmented = List.copyOf(augmented);
    }
}
