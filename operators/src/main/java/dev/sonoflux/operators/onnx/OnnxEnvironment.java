package dev.sonoflux.operators.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.sonoflux.engine.SonofluxException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * ONNX Runtime's environment, of which a process has one. When it is created, ONNX Runtime 1.29 goes through the process's
 * command line by recursion, some hundred bytes of stack a character, and a line of ten thousand characters, e.g. of file
 * names, would crash a thread with Java's usual stack. So that is done by a thread with enough of it.
 */
final class OnnxEnvironment {
    /** For the longest command line that Linux accepts, two million characters. It is reserved, and taken as it is used. */
    private static final long STACK_BYTES = 512L << 20;

    private static final String TEMPORARY_FOLDER = "java.io.tmpdir";

    private static OrtEnvironment environment;

    private OnnxEnvironment() {}

    /**
     * The one there is; created when it is first asked for. No other class of ONNX Runtime may be used before.
     *
     * @throws SonofluxException if ONNX Runtime cannot be loaded
     */
    static synchronized OrtEnvironment get() {
        if (environment == null) {
            environment = create();
        }
        return environment;
    }

    private static OrtEnvironment create() {
        FutureTask<OrtEnvironment> creation = new FutureTask<>(OrtEnvironment::getEnvironment);
        new Thread(null, creation, "onnxruntime", STACK_BYTES).start();
        try {
            return creation.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SonofluxException("interrupted while ONNX Runtime was being loaded", e);
        } catch (ExecutionException e) {
            throw new SonofluxException(
                    "ONNX Runtime cannot be loaded: " + rootOf(e) + "; it needs Linux, macOS or Windows on a 64-bit"
                            + " processor, and unpacks its library into " + System.getProperty(TEMPORARY_FOLDER)
                            + ", which must be there, have room and allow programs (another one by -D"
                            + TEMPORARY_FOLDER + "=FOLDER)",
                    e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
