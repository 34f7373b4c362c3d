package dev.sonoflux.training.report;

import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.search.Measure;
import dev.sonoflux.training.search.PointResult;
import dev.sonoflux.training.search.SearchResult;
import dev.sonoflux.training.search.Training;
import dev.sonoflux.training.search.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Searches and trainings to make reports of. */
final class Searches {
    private Searches() {}

    /** Points of all values of one setting with all of another; each is better than the one before it. */
    static SearchResult grid(String one, List<String> ones, String other, List<String> others) {
        List<PointResult> points = new ArrayList<>();
        for (String value : ones) {
            for (String otherValue : others) {
                Map<String, String> parameters = new TreeMap<>(Map.of(one, value, other, otherValue, "kernel", "rbf"));
                double mean = 0.5 + 0.05 * points.size();
                points.add(new PointResult(parameters, List.of(mean - 0.02, mean + 0.02)));
            }
        }
        return of(points);
    }

    /** The last point is the best. */
    static SearchResult of(List<PointResult> points) {
        return new SearchResult(Measure.ACCURACY, "2 folds", points, points.size() - 1, List.of(), List.of());
    }

    /** Of a cross-validation and a training with it, both with learning curves. */
    static TrainingReport report(SearchResult search) {
        byte[] content = {1};
        TrainedClassifier classifier = new TrainedClassifier(
                new ClassifierSpec.Onnx(
                        BundleFile.of("classifier.onnx", content), InputLayout.CHANNEL_FRAMES_COEFFICIENTS),
                content,
                Optional.of(curve(5, 4)));
        return TrainingReport.of("cnn", List.of(new Fact("Command", "sonoflux train")))
                .withValidation(validation())
                .withTrained(new Training.Trained(
                        search.best(),
                        search.bestPoint().parameters(),
                        Optional.of(search),
                        0.9,
                        0.5,
                        Optional.empty(),
                        Optional.empty(),
                        classifier))
                .withTest(Results.metrics());
    }

    private static Validation validation() {
        List<Validation.Outer> outer = List.of(
                new Validation.Outer("ann", "lr 0.1", Optional.empty(), 0.7, 0.8, Optional.of(curve(5, 5))),
                new Validation.Outer("<b>ben</b>", "lr 0.2", Optional.empty(), 0.6, 0.9, Optional.of(curve(3, 2))));
        return new Validation("2 folds, leave-one-speaker-out", true, Measure.ACCURACY, Results.metrics(), outer);
    }

    /** Loss that falls epoch by epoch. */
    static LearningCurve curve(int epochs, int kept) {
        List<LearningCurve.Epoch> made = new ArrayList<>();
        for (int e = 1; e <= epochs; e++) {
            made.add(new LearningCurve.Epoch(
                    e, 0.01 / e, 2.0 / e, 1 - 0.5 / e, OptionalDouble.of(3.0 / e), OptionalDouble.of(1 - 0.7 / e)));
        }
        return new LearningCurve(made, kept);
    }
}
