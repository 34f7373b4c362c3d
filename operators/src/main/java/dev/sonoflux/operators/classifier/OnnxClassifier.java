package dev.sonoflux.operators.classifier;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.onnx.OnnxSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A model in ONNX, run by ONNX Runtime on the calling thread: one input tensor of features, one output tensor [N,
 * labels] of scores before softmax. One session serves all threads.
 */
public final class OnnxClassifier implements Classifier {
    private static final int ANY_FRAMES_TRIAL = 100;

    private final String file;
    private final List<String> labels;
    private final FeatureShape input;
    private final InputLayout layout;
    private final OnnxSession session;
    private final String inputName;
    private final int maxBatch;

    private OnnxClassifier(
            String file, List<String> labels, FeatureShape input, InputLayout layout, OnnxSession session) {
        this.file = file;
        this.labels = List.copyOf(labels);
        this.input = input;
        this.layout = layout;
        this.session = session;
        NodeInfo only = only(inputs(), "input");
        inputName = only.getName();
        TensorInfo tensor = tensor(only);
        requireLayout(tensor);
        maxBatch =
                tensor.getShape()[0] > 0 ? (int) Math.min(tensor.getShape()[0], Integer.MAX_VALUE) : Integer.MAX_VALUE;
        if (maxBatch != 1 && maxBatch != Integer.MAX_VALUE) {
            throw unusable("input '" + inputName + "' has a batch of exactly " + maxBatch
                    + "; it must be 1 or free. Export the model with a free first dimension.");
        }
        tensor(only(outputs(), "output"));
        tryOut();
    }

    /**
     * Loads a model and scores a matrix of zeros with it, so that whatever doesn't fit shows now and not in mid-stream.
     *
     * @param model the content of the ONNX file
     * @param file what messages call it
     * @throws SonofluxException if ONNX Runtime refuses it, or its input and output are not of the shapes said
     */
    public static OnnxClassifier load(
            byte[] model, String file, List<String> labels, FeatureShape input, InputLayout layout) {
        OnnxSession session = OnnxSession.load(model, file);
        try {
            return new OnnxClassifier(file, labels, input, layout, session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public FeatureShape input() {
        return input;
    }

    @Override
    public List<double[]> score(List<FeatureMatrix> batch) {
        List<double[]> scores = new ArrayList<>(batch.size());
        int from = 0;
        while (from < batch.size()) {
            int to = from + 1;
            while (to < batch.size()
                    && to - from < maxBatch
                    && batch.get(to).frames() == batch.get(from).frames()) {
                to++;
            }
            scores.addAll(run(batch.subList(from, to)));
            from = to;
        }
        return scores;
    }

    @Override
    public void close() {
        session.close();
    }

    /** Matrices of the same number of frames in one run. */
    private List<double[]> run(List<FeatureMatrix> batch) {
        batch.forEach(input::require);
        int frames = batch.get(0).frames();
        FloatBuffer values = FloatBuffer.allocate(batch.size() * frames * input.coefficients());
        batch.forEach(m -> values.put(m.values()));
        long[] shape = layout.shape(batch.size(), frames, input.coefficients());
        try (OnnxTensor tensor = OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values.flip(), shape)) {
            return session.use(open -> {
                try (OrtSession.Result result = open.run(Map.of(inputName, tensor))) {
                    return scores((OnnxTensor) result.get(0), batch.size());
                }
            });
        } catch (OrtException e) {
            throw new SonofluxException(
                    file + " failed on features of shape " + Arrays.toString(shape) + ": " + e.getMessage(), e);
        }
    }

    private List<double[]> scores(OnnxTensor output, int matrices) {
        long[] shape = output.getInfo().getShape();
        if (!Arrays.equals(shape, new long[] {matrices, labels.size()})) {
            throw unusable("its output for " + matrices + " feature matrices has shape " + Arrays.toString(shape)
                    + "; with " + labels.size() + " labels it must be [" + matrices + ", " + labels.size() + "]");
        }
        FloatBuffer values = output.getFloatBuffer();
        List<double[]> scores = new ArrayList<>(matrices);
        for (int m = 0; m < matrices; m++) {
            double[] row = new double[labels.size()];
            for (int l = 0; l < row.length; l++) {
                row[l] = values.get();
            }
            scores.add(row);
        }
        return scores;
    }

    private void tryOut() {
        int frames = input.frames().orElse(ANY_FRAMES_TRIAL);
        int coefficients = input.coefficients();
        FeatureMatrix zeros = new FeatureMatrix(frames, coefficients, new float[frames * coefficients], null);
        run(List.of(zeros));
    }

    private void requireLayout(TensorInfo tensor) {
        long[] actual = tensor.getShape();
        boolean fits = actual.length == layout.dimensions();
        long[] expected = layout.shape(-1, input.frames().orElse(-1), input.coefficients());
        for (int d = 0; fits && d < actual.length; d++) {
            fits = actual[d] < 0 || expected[d] < 0 || actual[d] == expected[d];
        }
        if (!fits) {
            throw unusable("input '" + inputName + "' has shape " + Arrays.toString(actual) + "; for " + input
                    + " it must be " + Arrays.toString(expected) + " (-1: free)");
        }
    }

    private Iterable<NodeInfo> inputs() {
        try {
            return session.use(OrtSession::getInputInfo).values();
        } catch (OrtException e) {
            throw new SonofluxException(file + " doesn't tell its inputs: " + e.getMessage(), e);
        }
    }

    private Iterable<NodeInfo> outputs() {
        try {
            return session.use(OrtSession::getOutputInfo).values();
        } catch (OrtException e) {
            throw new SonofluxException(file + " doesn't tell its outputs: " + e.getMessage(), e);
        }
    }

    private NodeInfo only(Iterable<NodeInfo> nodes, String what) {
        List<NodeInfo> all = new ArrayList<>();
        nodes.forEach(all::add);
        if (all.size() != 1) {
            throw unusable("it has " + all.size() + " " + what + "s; exactly one is expected");
        }
        return all.get(0);
    }

    private TensorInfo tensor(NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
            return tensor;
        }
        throw unusable("'" + node.getName() + "' is " + node.getInfo() + "; it must be a tensor of 32-bit floats");
    }

    private SonofluxException unusable(String what) {
        return new SonofluxException(file + " can't serve as the classifier: " + what);
    }
}
