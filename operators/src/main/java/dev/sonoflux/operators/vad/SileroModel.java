package dev.sonoflux.operators.vad;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.operators.bundle.BundleFile;
import dev.sonoflux.operators.onnx.OnnxSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The network of Silero VAD (versions 5 and 6) in ONNX: {@code input} [1, context and hop] in [-1, 1], {@code state} [2, 1,
 * 128] and {@code sr} to {@code output} [1, 1], the probability of speech, and {@code stateN}. Loaded once, shared between
 * streams and threads, closed by whoever opened it.
 */
public final class SileroModel implements AutoCloseable {
    /** The file that Sonoflux comes with, as seen from where it is installed. */
    public static final Path SHIPPED = Path.of("models", "third-party", "silero-vad", "silero_vad_v6.onnx");

    static final List<Integer> RATES = List.of(8_000, 16_000);
    static final int STATE = 2 * 128;

    private static final BundleFile SHIPPED_CONTENT =
            new BundleFile("silero_vad_v6.onnx", "1a153a22f4509e292a94e67d6f9b85e8deb25b4988682b7e174c65279d8788e3");
    private static final Set<String> INPUTS = Set.of("input", "state", "sr");
    private static final Set<String> OUTPUTS = Set.of("output", "stateN");
    private static final long[] STATE_SHAPE = {2, 1, 128};
    private static final long[] OUTPUT_SHAPE = {1, 1};
    private static final long[] SCALAR = {};

    private final String file;
    private final OnnxSession session;

    private SileroModel(String file, OnnxSession session) {
        this.file = file;
        this.session = session;
    }

    /**
     * Loads a file, and judges silence with it, so that whatever doesn't fit shows now and not in mid-stream.
     *
     * @throws SonofluxException if it cannot be read, or is not this network
     */
    public static SileroModel open(Path file) {
        return load(file, read(file));
    }

    /**
     * Loads the file that Sonoflux comes with.
     *
     * @param file where it is
     * @throws SonofluxException if it cannot be read, or is any other file
     */
    public static SileroModel openShipped(Path file) {
        byte[] content = read(file);
        if (!BundleFile.of(SHIPPED_CONTENT.name(), content).equals(SHIPPED_CONTENT)) {
            throw new SonofluxException(file + " is not the file that Sonoflux comes with, which has SHA-256 "
                    + SHIPPED_CONTENT.sha256() + "; restore it, or name a model of your own by 'model'");
        }
        return load(file, content);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be read: " + e + "; name Silero VAD's ONNX file", e);
        }
    }

    private static SileroModel load(Path file, byte[] content) {
        SileroModel model = new SileroModel(file.toString(), OnnxSession.load(content, file.toString()));
        try {
            model.tryOut();
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private void tryOut() {
        try {
            Set<String> inputs = session.use(OrtSession::getInputNames);
            Set<String> outputs = session.use(OrtSession::getOutputNames);
            if (!inputs.equals(INPUTS) || !outputs.equals(OUTPUTS)) {
                throw new SonofluxException(file + " is not the network of Silero VAD 5 or 6: it has inputs " + inputs
                        + " and outputs " + outputs + ", not input, state, sr and output, stateN");
            }
        } catch (OrtException e) {
            throw new SonofluxException(file + " doesn't tell its inputs and outputs: " + e.getMessage(), e);
        }
        RATES.forEach(rate -> new SpeechProbability(this, rate).next(new float[hopLength(rate)]));
    }

    /**
     * Samples of a hop: 32 ms.
     *
     * @throws SonofluxException if the network doesn't know the rate
     */
    static int hopLength(int sampleRate) {
        if (!RATES.contains(sampleRate)) {
            throw new SonofluxException("vad of the type silero hears audio at 8000 or 16000 Hz, and this has "
                    + sampleRate + " Hz; put 'resample: 16000' before it, or 8000");
        }
        return sampleRate * 32 / 1000;
    }

    /** Samples before a hop that the network hears together with it: 4 ms. */
    static int contextLength(int sampleRate) {
        return hopLength(sampleRate) / 8;
    }

    /** A direct buffer, which ONNX Runtime reads and writes in its place. */
    static FloatBuffer buffer(int floats) {
        return direct(floats * Float.BYTES).asFloatBuffer();
    }

    static LongBuffer rate(int sampleRate) {
        return direct(Long.BYTES).asLongBuffer().put(0, sampleRate);
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /**
     * One step of one stream, from and into direct buffers; nothing stays allocated.
     *
     * @param input context and hop
     * @param state what the last step wrote into its {@code nextState}
     */
    void step(FloatBuffer input, FloatBuffer state, LongBuffer rate, FloatBuffer output, FloatBuffer nextState) {
        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        try (OnnxTensor heard = OnnxTensor.createTensor(runtime, input, new long[] {1, input.capacity()});
                OnnxTensor before = OnnxTensor.createTensor(runtime, state, STATE_SHAPE);
                OnnxTensor hertz = OnnxTensor.createTensor(runtime, rate, SCALAR);
                OnnxTensor probability = OnnxTensor.createTensor(runtime, output, OUTPUT_SHAPE);
                OnnxTensor after = OnnxTensor.createTensor(runtime, nextState, STATE_SHAPE)) {
            Map<String, OnnxTensor> inputs = Map.of("input", heard, "state", before, "sr", hertz);
            Map<String, OnnxTensor> outputs = Map.of("output", probability, "stateN", after);
            session.use(open -> {
                open.run(inputs, outputs).close();
                return null;
            });
        } catch (OrtException e) {
            throw new SonofluxException(file + " failed on a hop of speech: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
