package dev.sonoflux.training;

/** Is told how far a long piece of work has come. Calls come from one thread at a time. */
@FunctionalInterface
public interface ProgressListener {
    /** Tells nobody. */
    ProgressListener NONE = (step, done, total) -> {};

    /**
     * @param step what is being done, in a few words
     * @param done how much of it is done
     * @param total how much there is to do; equal to {@code done} when the step is complete
     */
    void progress(String step, int done, int total);

    /**
     * The same, with how well it goes so far.
     *
     * @param detail e.g. the loss; may differ from call to call
     */
    default void progress(String step, int done, int total, String detail) {
        progress(step, done, total);
    }
}
