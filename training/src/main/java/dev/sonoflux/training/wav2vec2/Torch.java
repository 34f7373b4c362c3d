package dev.sonoflux.training.wav2vec2;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sonoflux.engine.SonofluxException;
import java.nio.FloatBuffer;

/** PyTorch, loaded when it is first needed: without network, and with one thread, so that results are the same anywhere. */
final class Torch {
    private static Engine engine;

    private Torch() {}

    /** @throws SonofluxException if it can't be loaded on this machine */
    static synchronized Engine engine() {
        if (engine == null) {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.pytorch.num_threads", "1");
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            try {
                engine = Engine.getEngine("PyTorch");
            } catch (EngineException | LinkageError e) {
                throw new SonofluxException("PyTorch, which trains wav2vec2, cannot be loaded: " + e.getMessage(), e);
            }
        }
        return engine;
    }

    /**
     * An array of these values in PyTorch's own memory, which neither counts towards Java's limit for direct memory nor waits
     * for its garbage collector.
     */
    static NDArray array(NDManager manager, float[] values, Shape shape) {
        try (NDArray ofJava = manager.create(FloatBuffer.wrap(values), shape)) {
            return ofJava.duplicate();
        }
    }

    /**
     * A number as an array. What is multiplied by a Java number keeps a reference to memory that DJL gives back at once, and
     * the gradient would then be computed of whatever is there by then; this one stays as long as the manager does.
     */
    static NDArray number(NDManager manager, float value) {
        return array(manager, new float[] {value}, new Shape());
    }
}
