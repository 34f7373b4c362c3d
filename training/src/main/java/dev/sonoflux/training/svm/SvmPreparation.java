package dev.sonoflux.training.svm;

import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.classifier.LinearClassifier;
import dev.sonoflux.operators.classifier.LinearScoring;
import dev.sonoflux.operators.classifier.PairwiseScoring;
import dev.sonoflux.operators.classifier.SupportVectorMachine;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.operators.tensor.Safetensors;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.family.HeldOutScores;
import dev.sonoflux.training.family.Preparation;
import dev.sonoflux.training.family.TrainedClassifier;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.pca.ReducedExamples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Examples as vectors of principal components, and the machines that are trained on them. */
record SvmPreparation(
        ReducedExamples examples, List<String> labels, int frames, int coefficients, PairwiseScoring scoring, Jobs jobs)
        implements Preparation<SvmPoint> {
    private static final String FILE = "classifier.safetensors";

    @Override
    public List<HeldOutScores> scores(List<SvmPoint> points, FeatureRows heldOut) {
        double[][][] scores = new double[points.size()][][];
        int[] components =
                points.stream().mapToInt(SvmPoint::components).distinct().toArray();
        for (int k : components) {
            List<Integer> own = new ArrayList<>();
            for (int p = 0; p < points.size(); p++) {
                if (points.get(p).components() == k) {
                    own.add(p);
                }
            }
            PairwiseMachines machines = train(own.stream().map(points::get).toList(), k);
            float[][] vectors = examples.project(heldOut, k);
            double[][][] decisions = machines.decisions(vectors, jobs);
            for (int i = 0; i < own.size(); i++) {
                scores[own.get(i)] = Arrays.stream(decisions[i])
                        .map(d -> scoring.score(d, labels.size()))
                        .toArray(double[][]::new);
            }
        }
        return Arrays.stream(scores).map(HeldOutScores::of).toList();
    }

    @Override
    public TrainedClassifier train(SvmPoint point) {
        PairwiseMachines machines = train(List.of(point), point.components());
        var projection = examples.projection(point.components());
        if (point.kernel() instanceof SvmKernel.Linear) {
            LinearClassifier classifier = new LinearClassifier(
                    labels, frames, coefficients, projection, machines.linear(0), LinearScoring.ofPairs(scoring));
            byte[] content = Safetensors.format(classifier.tensors());
            return TrainedClassifier.of(
                    new ClassifierSpec.Linear(BundleFile.of(FILE, content), classifier.scoring()), content);
        }
        SupportVectorMachine machine = machines.gaussian(0);
        SvmClassifier classifier = new SvmClassifier(labels, frames, coefficients, projection, machine, scoring);
        byte[] content = Safetensors.format(classifier.tensors());
        return TrainedClassifier.of(
                new ClassifierSpec.Svm(BundleFile.of(FILE, content), classifier.gamma(), scoring), content);
    }

    private PairwiseMachines train(List<SvmPoint> points, int components) {
        return PairwiseMachines.train(examples.rows(components), examples.classes(), labels.size(), points, jobs);
    }
}
