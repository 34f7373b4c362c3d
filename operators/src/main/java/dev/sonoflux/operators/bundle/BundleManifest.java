package dev.sonoflux.operators.bundle;

import dev.sonoflux.engine.recognition.BackgroundLabels;
import dev.sonoflux.operators.features.FeatureSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What {@code bundle.yaml} says.
 *
 * @param name what the model is called
 * @param family what kind of model it is, e.g. {@code svm}; for people
 * @param labels what it tells apart: two or more, no two alike, and not all of them {@link BackgroundLabels}
 * @param features how its features are computed, audio rate included
 * @param classifier which file scores them, and how
 * @param temperature what its scores are divided by before softmax, so that posteriors are calibrated; above 0
 * @param confidence the smallest posterior at which a detection is recommended, in [0, 1]
 * @param calibration what temperature and confidence were found from; empty where they were given
 * @param provenance what it was made of
 * @param results how well it did, and on what
 */
public record BundleManifest(
        String name,
        String family,
        List<String> labels,
        FeatureSpec features,
        ClassifierSpec classifier,
        double temperature,
        double confidence,
        Optional<Calibration> calibration,
        Provenance provenance,
        List<MeasuredResult> results) {
    /** The version of the bundle format that this code reads and writes. */
    public static final int FORMAT = 1;

    /** The name of the file in the bundle's folder. */
    public static final String FILE = "bundle.yaml";

    static final double MIN_TEMPERATURE = 1e-6;
    static final double MAX_TEMPERATURE = 1e6;

    /** @throws IllegalArgumentException if a value is out of its range */
    public BundleManifest {
        labels = List.copyOf(labels);
        results = List.copyOf(results);
        Objects.requireNonNull(features, "features");
        Objects.requireNonNull(classifier, "classifier");
        Objects.requireNonNull(provenance, "provenance");
        if (name.isBlank() || family.isBlank()) {
            throw new IllegalArgumentException("'name' and 'family' must not be empty");
        }
        if (labels.size() < 2) {
            throw new IllegalArgumentException("'labels' has " + labels.size() + "; a classifier needs two or more");
        }
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i).isBlank() || labels.indexOf(labels.get(i)) != i) {
                throw new IllegalArgumentException(
                        "'labels' has '" + labels.get(i) + "', which is empty or there twice");
            }
        }
        if (BackgroundLabels.words(labels).isEmpty()) {
            throw new IllegalArgumentException(
                    "'labels' has no word, only what is never reported: " + String.join(", ", labels));
        }
        if (!(temperature >= MIN_TEMPERATURE && temperature <= MAX_TEMPERATURE)) {
            throw new IllegalArgumentException("'temperature' " + temperature + " is not above 0");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("'confidence' " + confidence + " is not from 0 to 1");
        }
        if (!(classifier instanceof ClassifierSpec.Onnx) && features.frames().isEmpty()) {
            throw new IllegalArgumentException(
                    "'features.length' is none; this classifier needs a fixed number of frames");
        }
    }
}
