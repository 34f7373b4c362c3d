package dev.sonoflux.operators.bundle;

import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.classifier.OnnxExample;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.operators.classifier.SvmExample;
import dev.sonoflux.operators.features.EndpointTrim;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.tensor.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small bundles. */
public final class BundleExample {
    static final FeatureSpec FEATURES = FeatureSpec.builder()
            .nMfcc(SvmExample.COEFFICIENTS)
            .trim(EndpointTrim.ofDefaults())
            .withoutTopDb()
            .length(new FrameCount.Stretch(SvmExample.FRAMES))
            .build();

    private BundleExample() {}

    /** Writes a bundle with a support vector machine for 4 × 3 features at 8 kHz and three labels. */
    public static void writeSvm(Path folder) {
        byte[] content = svmContent();
        BundleWriter.write(folder, svmManifest(content), content);
    }

    /** Writes a bundle with a linear ONNX model for the same features and labels. */
    public static void writeOnnx(Path folder) {
        byte[] content = OnnxExample.linear(
                SvmExample.FRAMES * SvmExample.COEFFICIENTS, 3, -1, SvmExample.FRAMES, SvmExample.COEFFICIENTS);
        ClassifierSpec classifier =
                new ClassifierSpec.Onnx(BundleFile.of("model.onnx", content), InputLayout.FRAMES_COEFFICIENTS);
        BundleWriter.write(folder, manifest("linear", FEATURES, classifier), content);
    }

    /** Writes a bundle of the family of speech embeddings with a network for three labels. */
    public static void writeEmbedding(Path folder, FeatureSpec features, byte[] network) {
        ClassifierSpec classifier =
                new ClassifierSpec.Onnx(BundleFile.of("model.onnx", network), InputLayout.CHANNEL_FRAMES_COEFFICIENTS);
        BundleWriter.write(folder, manifest("embedding", features, classifier), network);
    }

    static byte[] svmContent() {
        return Safetensors.format(SvmExample.classifier().tensors());
    }

    static BundleManifest svmManifest(byte[] content) {
        SvmClassifier svm = SvmExample.classifier();
        return manifest(
                "svm",
                FEATURES,
                new ClassifierSpec.Svm(BundleFile.of("classifier.safetensors", content), svm.gamma(), svm.scoring()));
    }

    private static BundleManifest manifest(String family, FeatureSpec features, ClassifierSpec classifier) {
        return new BundleManifest(
                "answers",
                family,
                SvmExample.LABELS,
                features,
                classifier,
                0.25,
                0.75,
                Optional.of(new Calibration(
                        "by ear",
                        8,
                        new Calibration.Quality(0.125, 0.5, List.of(new Calibration.Bin(8, 0.875, 0.75))),
                        new Calibration.Quality(0.0625, 0.25, List.of(new Calibration.Bin(8, 0.8125, 0.75))),
                        List.of(new Calibration.Threshold("youden", 0.5, 1, 0.75)))),
                new Provenance(
                        "sonoflux 0.1.0",
                        "17.0.1 amd64",
                        "robust",
                        42,
                        Map.of("c", "2.0"),
                        List.of(new Provenance.Dataset(
                                "answers-1", "train", 12, "ab".repeat(32), List.of("anna", "bert: the 2nd")))),
                List.of(new MeasuredResult("accuracy", 0.875, 16, "by hand, on paper")));
    }
}
