package dev.sonoflux.training.fetch;

import dev.sonoflux.engine.SonofluxException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tries again after failures that may pass, with pauses that become longer, and gives up in the end. */
final class Tries {
    private final FetchConfig config;
    private final Consumer<Duration> pause;
    private final Consumer<String> notes;

    /** @param pause waits that long */
    Tries(FetchConfig config, Consumer<Duration> pause, Consumer<String> notes) {
        this.config = config;
        this.pause = pause;
        this.notes = notes;
    }

    /**
     * The result of the first try that succeeds.
     *
     * @param reached how far the work has come; tries count while it comes no further than ever before
     * @throws SonofluxException if it gave up
     */
    <T> T run(Supplier<T> attempt, LongSupplier reached) {
        long furthest = reached.getAsLong();
        Duration next = config.firstPause();
        int failures = 0;
        while (true) {
            try {
                return attempt.get();
            } catch (TransferException e) {
                failures++;
                if (reached.getAsLong() > furthest) {
                    furthest = reached.getAsLong();
                    failures = 1;
                    next = config.firstPause();
                }
                Duration wait = e.retryAfter().orElse(next);
                if (failures >= config.tries()) {
                    throw new SonofluxException(
                            e.getMessage() + "; gave up after " + plural(failures) + ". What is there is kept: the same"
                                    + " command goes on from there",
                            e);
                }
                if (wait.compareTo(config.longestPause()) > 0) {
                    throw new SonofluxException(
                            e.getMessage() + ", and asks to wait for " + wait.toSeconds() + " s; try again then", e);
                }
                notes.accept(e.getMessage() + "; again in " + wait.toMillis() / 1000.0 + " s");
                pause.accept(wait);
                Duration doubled = next.multipliedBy(2);
                next = doubled.compareTo(config.longestPause()) < 0 ? doubled : config.longestPause();
            }
        }
    }

    private static String plural(int tries) {
        return tries == 1 ? "1 try" : tries + " tries";
    }
}
