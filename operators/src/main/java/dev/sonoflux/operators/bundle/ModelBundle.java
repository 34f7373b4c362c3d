package dev.sonoflux.operators.bundle;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.YamlReader;
import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.operators.classifier.LinearClassifier;
import dev.sonoflux.operators.classifier.OnnxClassifier;
import dev.sonoflux.operators.classifier.SvmClassifier;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.tensor.Safetensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A model that is ready to score: a folder with {@code bundle.yaml} and the classifier's file. Loaded once, shared
 * between any number of streams and threads, closed by whoever opened it. Weights are numbers in safetensors or an ONNX
 * graph; nothing in a bundle runs code when it is loaded.
 */
public final class ModelBundle implements AutoCloseable {
    /** A larger file would not be a classifier for a folder that one copies around, and would not fit an array. */
    public static final long MAX_FILE_BYTES = 1L << 30;

    /** More features of a window than any model here could take. */
    private static final long MAX_FEATURES = 1L << 24;

    private final Path folder;
    private final BundleManifest manifest;
    private final Classifier classifier;

    private ModelBundle(Path folder, BundleManifest manifest, Classifier classifier) {
        this.folder = folder;
        this.manifest = manifest;
        this.classifier = classifier;
    }

    /**
     * Opens a bundle: hashes, shapes and versions are checked, and whatever doesn't fit is refused by file and field.
     *
     * @throws SonofluxException if it is not a bundle, or one that doesn't fit together
     */
    public static ModelBundle open(Path folder) {
        BundleWriter.movedAside(folder).ifPresent(aside -> {
            throw new SonofluxException(
                    folder + " is missing, because a training that was to replace it was killed: the"
                            + " former bundle is " + aside + ". Move it back, or train again.");
        });
        if (!Files.isDirectory(folder)) {
            throw new SonofluxException(folder + " is not a model bundle: "
                    + (Files.exists(folder) ? "a bundle is a folder" : "it does not exist"));
        }
        Path yaml = folder.resolve(BundleManifest.FILE);
        if (!Files.isRegularFile(yaml)) {
            throw new SonofluxException(folder + " is not a model bundle: it has no " + BundleManifest.FILE);
        }
        BundleManifest manifest = ManifestYaml.read(YamlReader.read(yaml));
        return new ModelBundle(folder, manifest, load(folder, manifest));
    }

    public Path folder() {
        return folder;
    }

    /** Everything that {@code bundle.yaml} says. */
    public BundleManifest manifest() {
        return manifest;
    }

    public Classifier classifier() {
        return classifier;
    }

    /** What it tells apart, in the order of the scores. */
    public List<String> labels() {
        return manifest.labels();
    }

    /** How its features are computed; the audio must be at the specification's rate. */
    public FeatureSpec features() {
        return manifest.features();
    }

    /** What scores are divided by before softmax. */
    public double temperature() {
        return manifest.temperature();
    }

    /** The smallest posterior at which a detection is recommended. */
    public double confidence() {
        return manifest.confidence();
    }

    @Override
    public void close() {
        classifier.close();
    }

    private static Classifier load(Path folder, BundleManifest manifest) {
        FeatureSpec features = manifest.features();
        Path yaml = folder.resolve(BundleManifest.FILE);
        if ((long) features.frames().orElse(1) * features.coefficients() > MAX_FEATURES) {
            throw new SonofluxException(yaml + ": 'features' makes more than " + MAX_FEATURES + " values of a window");
        }
        BundleFile file = manifest.classifier().file();
        Path path = folder.resolve(file.name());
        byte[] content = content(path);
        if (!file.holds(content)) {
            throw new SonofluxException(path + " has SHA-256 " + BundleFile.sha256(content) + " and " + yaml + " says "
                    + file.sha256()
                    + ": the file is damaged or not the bundle's own. Copy the bundle again, or train it"
                    + " again.");
        }
        if (manifest.classifier() instanceof ClassifierSpec.Svm svm) {
            return SvmClassifier.read(
                    Safetensors.parse(content, path.toString()),
                    path.toString(),
                    manifest.labels(),
                    features.frames().getAsInt(),
                    features.coefficients(),
                    svm.gamma(),
                    svm.scoring());
        }
        if (manifest.classifier() instanceof ClassifierSpec.Linear linear) {
            return LinearClassifier.read(
                    Safetensors.parse(content, path.toString()),
                    path.toString(),
                    manifest.labels(),
                    features.frames().getAsInt(),
                    features.coefficients(),
                    linear.scoring());
        }
        return OnnxClassifier.load(
                content,
                path.toString(),
                manifest.labels(),
                new FeatureShape(features.frames(), features.coefficients()),
                ((ClassifierSpec.Onnx) manifest.classifier()).layout());
    }

    private static byte[] content(Path path) {
        try {
            if (!Files.isRegularFile(path)) {
                throw new SonofluxException(path + " is missing: the bundle is not complete. Copy it again.");
            }
            if (Files.size(path) > MAX_FILE_BYTES) {
                throw new SonofluxException(path + " is larger than " + MAX_FILE_BYTES + " bytes");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be read: " + e.getMessage(), e);
        }
    }
}
