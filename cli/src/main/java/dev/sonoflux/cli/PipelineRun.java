package dev.sonoflux.cli;

import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.RunSummary;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Sinks;

/** Runs a pipeline until its source ends or the user ends it. */
final class PipelineRun {
    /** How long Ctrl-C and SIGTERM wait for the open segment to end and the sinks to be flushed. */
    private static final long GRACE_SECONDS = 10;

    private PipelineRun() {}

    /**
     * Runs it. Ctrl-C and SIGTERM end the source; what was heard so far still reaches the sinks.
     *
     * @return the exit status
     */
    static int toEnd(Pipeline pipeline, PrintWriter err) {
        Sinks.Empty<Void> stop = Sinks.empty();
        CountDownLatch done = new CountDownLatch(1);
        Thread onShutdown = new Thread(
                () -> {
                    stop.tryEmitEmpty();
                    awaitQuietly(done);
                },
                "sonoflux-shutdown");
        Runtime.getRuntime().addShutdownHook(onShutdown);
        try {
            RunSummary summary = pipeline.run(stop.asMono(), fault -> print(fault, err))
                    .doFinally(signal -> done.countDown())
                    .block();
            return summary.errors() > 0 ? ExitCode.FAILURE : ExitCode.OK;
        } finally {
            done.countDown();
            unhook(onShutdown);
        }
    }

    private static void print(Fault fault, PrintWriter err) {
        err.println("sonoflux: " + fault.severity().name().toLowerCase(Locale.ROOT) + ": " + fault.message());
        err.flush();
    }

    private static void awaitQuietly(CountDownLatch done) {
        try {
            done.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown has begun, and the hook is what began this end; it stays where it is.
            return;
        }
    }
}
