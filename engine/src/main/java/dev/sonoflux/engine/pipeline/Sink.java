package dev.sonoflux.engine.pipeline;

/** Where a pipeline's results go. Called from one thread at a time. */
public interface Sink extends AutoCloseable {
    /**
     * Takes something of an accepted type. What it was given is safe, as far as the sink goes, when this returns.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it cannot be written
     */
    void accept(Emission emission);

    /**
     * Writes what is still held and lets go of every resource; called once, whatever ended the run.
     *
     * @throws dev.sonoflux.engine.SonofluxException if it cannot be written
     */
    @Override
    void close();
}
