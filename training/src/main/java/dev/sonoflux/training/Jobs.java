package dev.sonoflux.training;

import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Threads that share the work of one training or evaluation. Results never depend on how many there are. */
public final class Jobs implements AutoCloseable {
    private final int count;
    private final ForkJoinPool pool;
    private final Scheduler scheduler;

    private Jobs(int count) {
        this.count = count;
        pool = new ForkJoinPool(count);
        scheduler = Schedulers.fromExecutorService(pool);
    }

    /** @param count number of threads, at least 1 */
    public static Jobs of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("jobs: " + count + " is not accepted; it must be 1 or more");
        }
        return new Jobs(count);
    }

    /** As many as there are processors. */
    public static Jobs ofProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    public int count() {
        return count;
    }

    /** Runs an action for each index from 0 to n − 1, in any order, and returns when all are done. */
    public void forEach(int n, IntConsumer action) {
        pool.submit(() -> IntStream.range(0, n).parallel().forEach(action)).join();
    }

    /** The same threads for a pipeline; closed with the jobs. */
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void close() {
        scheduler.dispose();
        pool.shutdownNow();
    }
}
