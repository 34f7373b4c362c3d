package dev.sonoflux.operators.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.sonoflux.engine.SonofluxException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A model that ONNX Runtime has loaded: it runs on the thread that calls it, serves all threads, and is not freed while one of
 * them uses it.
 */
public final class OnnxSession implements AutoCloseable {
    private final String file;
    private final OrtSession session;

    /** Held by those who use it; ONNX Runtime itself would free what is still being used. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxSession(String file, OrtSession session) {
        this.file = file;
        this.session = session;
    }

    /** What is done with an open session. */
    @FunctionalInterface
    public interface Use<T> {
        T of(OrtSession session) throws OrtException;
    }

    /**
     * Loads a model.
     *
     * @param model the content of the ONNX file
     * @param file what messages call it
     * @throws SonofluxException if ONNX Runtime cannot be loaded, or refuses the model
     */
    public static OnnxSession load(byte[] model, String file) {
        OrtEnvironment environment = OnnxEnvironment.get();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // Idle threads that spin would take the processor from the pipelines beside this one.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return new OnnxSession(file, environment.createSession(model, options));
        } catch (OrtException e) {
            throw new SonofluxException(file + " is not an ONNX model that can be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Does something with the session; it stays open until that is done.
     *
     * @throws OrtException if ONNX Runtime fails at it
     * @throws SonofluxException if it was closed
     */
    public <T> T use(Use<T> what) throws OrtException {
        use.readLock().lock();
        try {
            if (closed) {
                throw new SonofluxException(file + " was closed; close a model when no stream needs it any more");
            }
            return what.of(session);
        } finally {
            use.readLock().unlock();
        }
    }

    /** Waits for those who use it, and frees it. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new SonofluxException(file + " could not be closed: " + e.getMessage(), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
