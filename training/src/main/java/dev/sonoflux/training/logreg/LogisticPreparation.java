package dev.sonoflux.training.logreg;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.classifier.LinearClassifier;
import dev.sonoflux.operators.classifier.LinearModel;
import dev.sonoflux.operators.classifier.LinearScoring;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.pca.ReducedExamples;
import java.util.Arrays;
import java.util.List;

/** Examples as vectors of principal components, and the regressions that are fitted to them. */
record LogisticPreparation(ReducedExamples examples, List<String> labels, int frames, int coefficients, Jobs jobs)
        implements Preparation<LogisticPoint> {
    private static final String FILE = "classifier.safetensors";
    private static final double TOLERANCE = 1e-3;

    static {
        Linear.disableDebugOutput();
    }

    @Override
    public List<HeldOutScores> scores(List<LogisticPoint> points, FeatureRows heldOut) {
        double[][][] scores = new double[points.size()][][];
        for (int k :
                points.stream().mapToInt(LogisticPoint::components).distinct().toArray()) {
            float[][] vectors = examples.project(heldOut, k);
            Feature[][] training = features(examples.rows(k));
            jobs.forEach(points.size(), p -> {
                if (points.get(p).components() == k) {
                    LinearModel model = fit(training, points.get(p));
                    double[][] own = new double[vectors.length][];
                    for (int v = 0; v < vectors.length; v++) {
                        own[v] = model.apply(vectors[v]);
                    }
                    scores[p] = own;
                }
            });
        }
        return Arrays.stream(scores).map(HeldOutScores::of).toList();
    }

    @Override
    public TrainedClassifier train(LogisticPoint point) {
        LinearClassifier classifier = new LinearClassifier(
                labels,
                frames,
                coefficients,
                examples.projection(point.components()),
                fit(features(examples.rows(point.components())), point),
                LinearScoring.LABELS);
        byte[] content = Safetensors.format(classifier.tensors());
        return TrainedClassifier.of(
                new ClassifierSpec.Linear(BundleFile.of(FILE, content), classifier.scoring()), content);
    }

    /** By Newton's method in the primal, in which nothing is random. */
    private LinearModel fit(Feature[][] training, LogisticPoint point) {
        int dimensions = training[0].length - 1;
        Problem problem = new Problem();
        problem.l = training.length;
        problem.n = dimensions + 1;
        problem.bias = 1;
        problem.x = training;
        problem.y = new double[training.length];
        for (int i = 0; i < training.length; i++) {
            problem.y[i] = examples.classes()[i];
        }
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, point.c(), TOLERANCE));
        double[] weights = new double[labels.size() * dimensions];
        double[] bias = new double[labels.size()];
        for (int found = 0; found < model.getNrClass(); found++) {
            int label = model.getLabels()[found];
            for (int d = 0; d < dimensions; d++) {
                weights[label * dimensions + d] = weight(model, found, d, dimensions);
            }
            bias[label] = weight(model, found, dimensions, dimensions);
        }
        return new LinearModel(weights, bias);
    }

    /** LIBLINEAR lays the classes' weights side by side; of two classes it has those of the first, and the other's are opposite. */
    private static double weight(Model model, int found, int dimension, int dimensions) {
        double[] weights = model.getFeatureWeights();
        if (model.getNrClass() == 2) {
            return found == 0 ? weights[dimension] : -weights[dimension];
        }
        return weights[dimension * model.getNrClass() + found];
    }

    /** With a constant 1 at the end, for the bias. */
    private static Feature[][] features(float[][] rows) {
        Feature[][] features = new Feature[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            int dimensions = rows[i].length;
            features[i] = new Feature[dimensions + 1];
            for (int d = 0; d < dimensions; d++) {
                features[i][d] = new FeatureNode(d + 1, rows[i][d]);
            }
            features[i][dimensions] = new FeatureNode(dimensions + 1, 1);
        }
        return features;
    }
}
