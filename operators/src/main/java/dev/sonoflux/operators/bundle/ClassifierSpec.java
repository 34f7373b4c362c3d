package dev.sonoflux.operators.bundle;

import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.LinearScoring;
import dev.sonoflux.operators.classifier.PairwiseScoring;

/** Which file of a bundle scores features, and how. */
public sealed interface ClassifierSpec {
    BundleFile file();

    /**
     * A projection and a support vector machine in safetensors; {@link dev.sonoflux.operators.classifier.SvmClassifier}
     * names the tensors.
     *
     * @param gamma of the Gaussian kernel exp(−gamma·|x − y|²)
     */
    record Svm(BundleFile file, double gamma, PairwiseScoring scoring) implements ClassifierSpec {
        public Svm {
            if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("'gamma' " + gamma + " is not above 0");
            }
        }
    }

    /**
     * A projection and a linear model in safetensors, e.g. a logistic regression; {@link
     * dev.sonoflux.operators.classifier.LinearClassifier} names the tensors.
     */
    record Linear(BundleFile file, LinearScoring scoring) implements ClassifierSpec {}

    /** A model in ONNX with one input and one output [N, labels], of scores before softmax. */
    record Onnx(BundleFile file, InputLayout layout) implements ClassifierSpec {}
}
