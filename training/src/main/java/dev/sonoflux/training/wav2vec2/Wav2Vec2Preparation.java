package dev.sonoflux.training.wav2vec2;

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
import dev.sonoflux.training.neural.NeuralPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Examples that networks are fine-tuned on, one after the other; held-out ones are scored by the file that would serve. */
record Wav2Vec2Preparation(Wav2Vec2Family family, ExampleSet examples, List<String> labels, long seed, Jobs jobs)
        implements Preparation<NeuralPoint> {
    private static final String FILE = "classifier.onnx";
    private static final InputLayout LAYOUT = InputLayout.FRAMES_COEFFICIENTS;

    @Override
    public List<HeldOutScores> scores(List<NeuralPoint> points, FeatureRows heldOut) {
        List<HeldOutScores> scores = new ArrayList<>();
        for (NeuralPoint point : points) {
            FineTuning.Fitted fitted = family.fit(point, examples, labels, seed);
            FeatureShape shape = new FeatureShape(OptionalInt.of(examples.frames()), 1);
            try (Classifier classifier = OnnxClassifier.load(onnx(fitted), FILE, labels, shape, LAYOUT)) {
                double[][] own = new double[heldOut.size()][];
                jobs.forEach(
                        own.length,
                        row -> own[row] =
                                classifier.score(new FeatureMatrix(examples.frames(), 1, heldOut.row(row), null)));
                scores.add(new HeldOutScores(own, Optional.of(fitted.curve())));
            }
        }
        return scores;
    }

    @Override
    public TrainedClassifier train(NeuralPoint point) {
        FineTuning.Fitted fitted = family.fit(point, examples, labels, seed);
        byte[] content = onnx(fitted);
        return new TrainedClassifier(
                new ClassifierSpec.Onnx(BundleFile.of(FILE, content), LAYOUT), content, Optional.of(fitted.curve()));
    }

    private byte[] onnx(FineTuning.Fitted fitted) {
        return OnnxOperations.write(family.network(), fitted.weights());
    }
}
