package dev.sonoflux.tarsos.run;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Works on each run of a stream by itself: at a gap the run before it is finished, and a new one begins as at the start of a
 * stream.
 *
 * @param <O> what it hands on
 */
public final class RunStage<O> implements Stage<PcmFrame, O> {
    /** Begins runs. */
    @FunctionalInterface
    public interface Runs<O> {
        /**
         * @param sampleRate samples per second, the same for all runs of a stream
         * @param start position of the run's first sample
         * @throws SonofluxException if audio of that rate can't be worked on
         */
        Run<O> begin(int sampleRate, long start);
    }

    private final Runs<O> runs;
    private final FrameOrder order = new FrameOrder();
    private Run<O> run;

    /** @param runs begins each of them */
    public RunStage(Runs<O> runs) {
        this.runs = Objects.requireNonNull(runs, "runs");
    }

    /**
     * Takes a frame.
     *
     * @throws SonofluxException if the rate changes, or if the frame begins before its predecessor ended
     */
    @Override
    public void accept(PcmFrame frame, Consumer<? super O> out) {
        boolean isFirst = run == null;
        if (order.gapBefore(frame) || isFirst) {
            flush(out);
            run = runs.begin(frame.sampleRate(), frame.start());
            if (!isFirst && frame.length() == 0) {
                run.announce(out);
            }
        }
        run.add(frame.samples(), out);
    }

    @Override
    public void flush(Consumer<? super O> out) {
        if (run != null) {
            run.finish(out);
        }
    }
}
