package dev.sonoflux.operators.onnx;

import ai.onnxruntime.OrtEnvironment;
import dev.sonoflux.engine.SonofluxException;

/**
 * ONNX Runtime's environment, of which a process has one. When it is created, ONNX Runtime 1.29 goes through the process's
 * command line by recursion, some hundred bytes of stack a character, and a line of ten thousand characters, e.g. of file
 * names, would crash a thread with Java's usual stack. So that is done by a thread with enough of it.
 */
final class OnnxEnvironment {
    /** For the longest command line that Linux accepts, two million characters. It is reserved, and taken as it is used. */
    private static final long STACK_BYTES = 512L << 20;

    private static OrtEnvironment environment;

    private OnnxEnvironment() {}

    /** The one there is; created when it is first asked for. */
    static synchronized OrtEnvironment get() {
        if (environment == null) {
            Thread creator = new Thread(null, OrtEnvironment::getEnvironment, "onnxruntime", STACK_BYTES);
            creator.start();
            try {
                creator.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SonofluxException("interrupted while ONNX Runtime was being loaded", e);
            }
            environment = OrtEnvironment.getEnvironment();
        }
        return environment;
    }
}
