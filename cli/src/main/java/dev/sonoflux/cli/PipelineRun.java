package dev.sonoflux.cli;

import dev.sonoflux.cli.terminal.Keyboard;
import dev.sonoflux.engine.audio.AudioSource;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.microphone.MicrophoneSource;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.RunSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Sinks;

/** Runs a pipeline until its source ends or the user ends it. */
final class PipelineRun {
    /** How long Ctrl-C and SIGTERM wait for the open segment to end and the sinks to be flushed. */
    private static final long GRACE_SECONDS = 10;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final String ERASE_LINE = "\r\u001b[J";

    private PipelineRun() {}

    /**
     * Runs it. Ctrl-C and SIGTERM end the source, and so does q where it is a microphone; what was heard so far still reaches
     * the sinks.
     *
     * @return the exit status
     */
    static int toEnd(Pipeline pipeline, PrintWriter err) {
        return exitStatus(run(pipeline, err, "", UnaryOperator.identity(), summary -> {}));
    }

    /**
     * The same with what somebody at a terminal wants to know.
     *
     * @param keys what the keys do, told at the start
     */
    static int toEnd(Pipeline pipeline, PrintWriter err, String keys) {
        return exitStatus(run(
                pipeline,
                err,
                keys,
                UnaryOperator.identity(),
                summary -> print(counted(summary.detections(), "detection") + ", " + losses(summary), err)));
    }

    /**
     * The same for somebody who wants to know something else.
     *
     * @param tap a change of the source, made after it has been given its keys
     * @param farewell what to tell at the end, before what was lost
     */
    static int toEnd(
            Pipeline pipeline,
            PrintWriter err,
            String keys,
            UnaryOperator<AudioSource> tap,
            Supplier<String> farewell) {
        return exitStatus(
                run(pipeline, err, keys, tap, summary -> print(farewell.get() + ", " + losses(summary), err)));
    }

    private static RunSummary run(
            Pipeline pipeline,
            PrintWriter err,
            String keys,
            UnaryOperator<AudioSource> tap,
            Consumer<RunSummary> farewell) {
        Sinks.Empty<Void> stop = Sinks.empty();
        CountDownLatch done = new CountDownLatch(1);
        Thread onShutdown = new Thread(
                () -> {
                    stop.tryEmitEmpty();
                    awaitQuietly(done);
                },
                "sonoflux-shutdown");
        Runtime.getRuntime().addShutdownHook(onShutdown);
        try (Keyboard keyboard = keyboard(pipeline, stop::tryEmitEmpty)) {
            if (keyboard.isTerminal() && !keys.isEmpty()) {
                print(keys, err);
            }
            RunSummary summary = pipeline.withSource(tap.apply(withKeys(pipeline.source(), keyboard)))
                    .run(stop.asMono(), fault -> print(inWords(fault), err))
                    .block();
            farewell.accept(summary);
            return summary;
        } finally {
            done.countDown();
            unhook(onShutdown);
        }
    }

    /** Only what is live is steered: whoever reads a recording may want to type the next command meanwhile. */
    private static Keyboard keyboard(Pipeline pipeline, Runnable onQuit) {
        return pipeline.source() instanceof MicrophoneSource
                ? Keyboard.open(pipeline.followsKeys(), onQuit)
                : Keyboard.none();
    }

    private static AudioSource withKeys(AudioSource source, Keyboard keyboard) {
        return source instanceof MicrophoneSource microphone ? microphone.withKeys(keyboard.keys()) : source;
    }

    private static int exitStatus(RunSummary summary) {
        return summary.errors() > 0 ? ExitCode.FAILURE : ExitCode.OK;
    }

    private static String inWords(Fault fault) {
        return fault.severity().name().toLowerCase(Locale.ROOT) + ": " + fault.message();
    }

    private static String losses(RunSummary summary) {
        long faults = summary.warnings() + summary.errors();
        List<String> losses = new ArrayList<>();
        if (summary.dropped() > 0) {
            losses.add(counted(summary.dropped(), "sample") + " lost");
        }
        if (summary.gaps() > 0) {
            double seconds = summary.missing().toNanos() / NANOS_PER_SECOND;
            losses.add(String.format(Locale.ROOT, "%.3f s missing in ", seconds) + counted(summary.gaps(), "gap"));
        }
        return (losses.isEmpty() ? "nothing lost" : String.join(", ", losses)) + ", "
                + (faults == 0 ? "no faults" : counted(faults, "fault"));
    }

    private static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** At a terminal, a line that is updated in place, like a level meter, makes way; it is drawn again below. */
    private static void print(String message, PrintWriter err) {
        err.println((Boolean.getBoolean("sonoflux.progress") ? ERASE_LINE : "") + "sonoflux: " + message);
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
