package dev.sonoflux.training.neural;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.sonoflux.engine.SonofluxException;

/** PyTorch, loaded when it is first needed: without network, and with one thread, so that results are the same anywhere. */
final class Torch {
    private static final String NAME = "PyTorch";

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
     * A number as an array that lives as long as others do. DJL gives a plain number's memory back as soon as an operation
     * has been computed, though its gradient is still to be computed from it.
     */
    static NDArray number(NDArray like, float value) {
        return like.getManager().create(value);
    }

    /** Whoever made arrays lets go of all of them by closing their manager. */
    static NDManager newManager() {
        return engine().newBaseManager();
    }
}
