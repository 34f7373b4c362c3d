package dev.sonoflux.training.torch;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.sonoflux.engine.SonofluxException;
import java.nio.FloatBuffer;

/**
 * PyTorch, loaded when it is first needed: without network, and with one thread, so that results are the same anywhere.
 * DJL collects gradients for one training at a time in a process: whoever does holds this class's lock.
 */
public final class Torch {
    private static final String NAME = "PyTorch";

    private static Engine engine;

    private Torch() {}

    /** @throws SonofluxException if it can't be loaded on this machine */
    public static synchronized Engine engine() {
        if (engine == null) {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.pytorch.num_threads", "1");
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            try {
                engine = Engine.getEngine(NAME);
            } catch (EngineException | LinkageError e) {
                throw new SonofluxException(
                        "PyTorch, which trains neural networks, cannot be loaded: " + e.getMessage()
                                + ". Its native libraries come with a build for this operating system and processor;"
                                + " there are some for Linux (x86_64, aarch64), macOS (aarch64) and Windows (x86_64)."
                                + " They are unpacked to .djl.ai in the home folder, or to DJL_CACHE_DIR.",
                        e);
            }
        }
        return engine;
    }

    /**
     * An array of these values in PyTorch's own memory, which neither counts towards Java's limit for direct memory nor waits
     * for its garbage collector.
     */
    public static NDArray array(NDManager manager, float[] values, Shape shape) {
        try (NDArray ofJava = manager.create(FloatBuffer.wrap(values), shape)) {
            return ofJava.duplicate();
        }
    }

    /**
     * A number as an array that lives as long as its manager. DJL gives a plain number's memory back as soon as an operation
     * has been computed, though its gradient is still to be computed from it.
     */
    public static NDArray number(NDManager manager, float value) {
        return array(manager, new float[] {value}, new Shape());
    }

    /** Whoever made arrays lets go of all of them by closing their manager. */
    public static NDManager newManager() {
        return engine().newBaseManager();
    }
}
