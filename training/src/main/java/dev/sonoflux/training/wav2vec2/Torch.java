package dev.sonoflux.training.wav2vec2;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import dev.sonoflux.engine.SonofluxException;

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
}
