package dev.sonoflux.training.neural;

import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.OnnxClassifier;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.ClassifierFile;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Examples that networks are trained on, one after the other: PyTorch computes one gradient at a time. */
record NeuralPreparation(
        NeuralFamily family, ExampleSet examples, Extent input, List<String> labels, long seed, Jobs jobs)
        implements Preparation<NeuralPoint> {
    private static final String FILE = "classifier.onnx";

    @Override
    public List<double[][]> scores(List<NeuralPoint> points, FeatureRows heldOut) {
        List<double[][]> scores = new ArrayList<>();
        for (NeuralPoint point : points) {
            try (Classifier classifier = OnnxClassifier.load(
                    onnx(point),
                    FILE,
                    labels,
                    new FeatureShape(OptionalInt.of(input.frames()), input.coefficients()),
                    InputLayout.CHANNEL_FRAMES_COEFFICIENTS)) {
                double[][] own = new double[heldOut.size()][];
                jobs.forEach(own.length, row -> own[row] = classifier.score(matrix(heldOut.row(row))));
                scores.add(own);
            }
        }
        return scores;
    }

    @Override
    public ClassifierFile train(NeuralPoint point) {
        byte[] content = onnx(point);
        return new ClassifierFile(
                new ClassifierSpec.Onnx(BundleFile.of(FILE, content), InputLayout.CHANNEL_FRAMES_COEFFICIENTS),
                content);
    }

    private byte[] onnx(NeuralPoint point) {
        return family.onnx(family.fit(point, examples, input, labels, seed, jobs), input, labels);
    }

    private FeatureMatrix matrix(float[] row) {
        return new FeatureMatrix(input.frames(), input.coefficients(), row, null);
    }
}
