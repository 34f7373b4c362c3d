package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.OnnxClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Examples that networks are trained on, one after the other: PyTorch computes one gradient at a time. */
record NeuralPreparation(
        NeuralFamily family, ExampleSet examples, Extent input, List<String> labels, long seed, Jobs jobs)
        implements Preparation<NeuralPoint> {
    private static final String FILE = "classifier.onnx";

    @Override
    public List<HeldOutScores> scores(List<NeuralPoint> points, FeatureRows heldOut) {
        List<HeldOutScores> scores = new ArrayList<>();
        for (NeuralPoint point : points) {
            Fitted fitted = fit(point);
            try (Classifier classifier = OnnxClassifier.load(
                    onnx(fitted),
                    FILE,
                    labels,
                    new FeatureShape(OptionalInt.of(input.frames()), input.coefficients()),
                    InputLayout.CHANNEL_FRAMES_COEFFICIENTS)) {
                double[][] own = new double[heldOut.size()][];
                jobs.forEach(own.length, row -> own[row] = classifier.score(matrix(heldOut.row(row))));
                scores.add(new HeldOutScores(own, Optional.of(fitted.curve())));
            }
        }
        return scores;
    }

    @Override
    public TrainedClassifier train(NeuralPoint point) {
        Fitted fitted = fit(point);
        byte[] content = onnx(fitted);
        return new TrainedClassifier(
                new ClassifierSpec.Onnx(BundleFile.of(FILE, content), InputLayout.CHANNEL_FRAMES_COEFFICIENTS),
                content,
                Optional.of(fitted.curve()));
    }

    private Fitted fit(NeuralPoint point) {
        return family.fit(point, examples, input, labels, seed, jobs);
    }

    private byte[] onnx(Fitted fitted) {
        return family.onnx(fitted, input, labels);
    }

    private FeatureMatrix matrix(float[] row) {
        return new FeatureMatrix(input.frames(), input.coefficients(), row, null);
    }
}
