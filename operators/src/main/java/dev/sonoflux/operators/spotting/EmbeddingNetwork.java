package dev.sonoflux.operators.spotting;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.bundle.ClassifierSpec;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.classifier.InputLayout;
import dev.sonoflux.operators.features.FeatureKind;
import dev.sonoflux.operators.features.FeatureSpec;
import dev.sonoflux.operators.features.FrameCount;
import dev.sonoflux.operators.features.Standardise;
import dev.sonoflux.operators.onnx.OnnxSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * The network of a bundle that {@code train --arch embedding} made, in two halves: the trunk makes a vector of {@value
 * #FRAMES} frames, the head scores as many vectors, one every {@value #STEP} frames, as a window has. Opened once, shared
 * between streams and threads, closed by whoever opened it.
 */
public final class EmbeddingNetwork implements AutoCloseable {
    /** What a vector is made of, in frames. */
    static final int FRAMES = 76;

    /** What lies between two vectors, in frames. */
    static final int STEP = 8;

    private static final String FAMILY = "embedding";
    private static final String INSTEAD = "; put `window: { duration: 1s, stride: 200ms }`, `features: from-model` and"
            + " `infer` in the place of `spot`, or train a bundle by `train --arch embedding`";

    /** How far the halves' scores may lie from the whole network's, relative to the largest: rounding of 32-bit floats. */
    private static final double TOLERANCE = 1e-4;

    private final ModelBundle bundle;
    private final int vectors;
    private final int values;
    private final OnnxSession trunk;
    private final OnnxSession head;

    private EmbeddingNetwork(ModelBundle bundle, SplitNetwork halves) {
        this.bundle = bundle;
        vectors = 1 + (frames(bundle) - FRAMES) / STEP;
        String file = bundle.folder().toString();
        trunk = OnnxSession.load(halves.trunk(), file);
        try {
            head = OnnxSession.load(halves.head(), file);
        } catch (RuntimeException e) {
            trunk.close();
            throw e;
        }
        try {
            values = run(trunk, frames(new float[FRAMES * coefficients()])).length;
            requireSameScores();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Splits a bundle's network and compares it with the whole, so that whatever doesn't fit shows now and not in mid-stream.
     *
     * @param bundle stays the caller's to close
     * @throws SonofluxException if the bundle is of another family, or its network not one of convolutions over time
     */
    public static EmbeddingNetwork open(ModelBundle bundle) {
        if (!bundle.manifest().family().equals(FAMILY)) {
            throw new SonofluxException(bundle.folder() + " is a model of the family '"
                    + bundle.manifest().family() + "', and `spot` needs a speech embedding" + INSTEAD);
        }
        if (!isComputedFrameByFrame(bundle.features()) || frames(bundle) < FRAMES) {
            throw new SonofluxException(
                    bundle.folder() + " has features that cannot be computed step by step: `spot` needs"
                            + " log-mel that depends on nothing but a frame's own samples, and " + FRAMES
                            + " frames at least" + INSTEAD);
        }
        if (!(bundle.manifest().classifier() instanceof ClassifierSpec.Onnx onnx)
                || onnx.layout() != InputLayout.CHANNEL_FRAMES_COEFFICIENTS) {
            throw new SonofluxException(
                    bundle.folder() + " has no network that takes [N, 1, frames, coefficients]" + INSTEAD);
        }
        BundleFile file = bundle.manifest().classifier().file();
        Path path = bundle.folder().resolve(file.name());
        try {
            byte[] content = Files.readAllBytes(path);
            if (!BundleFile.of(file.name(), content).equals(file)) {
                throw new SonofluxException(path + " was changed while it was being opened; open it again");
            }
            return ofHalves(bundle, content, path);
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static EmbeddingNetwork ofHalves(ModelBundle bundle, byte[] content, Path path) {
        try {
            return new EmbeddingNetwork(bundle, SplitNetwork.of(content, path.toString(), FRAMES));
        } catch (SonofluxException e) {
            throw new SonofluxException(
                    bundle.folder() + " cannot be computed step by step, its network is no speech embedding: "
                            + e.getMessage() + INSTEAD,
                    e);
        }
    }

    private static boolean isComputedFrameByFrame(FeatureSpec spec) {
        return spec.kind() == FeatureKind.LOG_MEL
                && spec.length() instanceof FrameCount.Centre
                && !spec.centred()
                && spec.nFft() >= spec.hop()
                && spec.trim().isEmpty()
                && spec.preEmphasis() == 0
                && spec.topDb().isEmpty()
                && spec.softFloorDb().isEmpty()
                && spec.deltas() == 0
                && spec.standardise() == Standardise.NONE;
    }

    private static int frames(ModelBundle bundle) {
        return bundle.features().frames().orElse(0);
    }

    ModelBundle bundle() {
        return bundle;
    }

    /** Vectors of a window. */
    int vectors() {
        return vectors;
    }

    /** Values of a vector. */
    int values() {
        return values;
    }

    private int coefficients() {
        return bundle.features().coefficients();
    }

    /** The vector of {@value #FRAMES} frames, row-major. */
    float[] vector(float[] frames) {
        return run(trunk, frames(frames));
    }

    /**
     * Scores before softmax.
     *
     * @param window its vectors as channels: values × vectors
     */
    double[] score(float[] window) {
        float[] scores = run(head, new Input(window, new long[] {1, values, vectors, 1}));
        double[] doubles = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            doubles[i] = scores[i];
        }
        return doubles;
    }

    private record Input(float[] values, long... shape) {}

    private Input frames(float[] frames) {
        return new Input(frames, 1, 1, FRAMES, coefficients());
    }

    private float[] run(OnnxSession session, Input input) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input.values()), input.shape())) {
            return session.use(open -> {
                String name = open.getInputNames().iterator().next();
                try (OrtSession.Result result = open.run(Map.of(name, tensor))) {
                    FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
                    float[] copy = new float[output.remaining()];
                    output.get(copy);
                    return copy;
                }
            });
        } catch (OrtException e) {
            throw new SonofluxException(
                    bundle.folder() + " failed on an input of shape " + Arrays.toString(input.shape()) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Puts a vector at its place in a window. */
    void place(float[] vector, int index, float[] window) {
        for (int v = 0; v < values; v++) {
            window[v * vectors + index] = vector[v];
        }
    }

    private void requireSameScores() {
        int coefficients = coefficients();
        float[] whole = new float[frames(bundle) * coefficients];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (float) (-50 + 20 * Math.sin(0.37 * i));
        }
        float[] window = new float[values * vectors];
        for (int v = 0; v < vectors; v++) {
            int from = v * STEP * coefficients;
            place(vector(Arrays.copyOfRange(whole, from, from + FRAMES * coefficients)), v, window);
        }
        double[] actual = score(window);
        double[] expected = bundle.classifier().score(new FeatureMatrix(frames(bundle), coefficients, whole, null));
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * Math.max(1, largest))) {
                throw new SonofluxException("in two halves it gives other scores than as a whole");
            }
        }
    }

    @Override
    public void close() {
        try {
            trunk.close();
        } finally {
            head.close();
        }
    }
}
