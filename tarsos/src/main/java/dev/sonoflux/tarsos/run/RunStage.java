package dev.sonoflux.tarsos.run;

import dev.sonoflux.engine.SonofluxException;
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
    private int sampleRate;
    private long next;
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
        if (!isFirst) {
            requireFollowing(frame);
        }
        if (isFirst || frame.start() > next) {
            flush(out);
            sampleRate = frame.sampleRate();
            run = runs.begin(sampleRate, frame.start());
            if (!isFirst && frame.length() == 0) {
                run.announce(out);
            }
        }
        next = frame.end();
        run.add(frame.samples(), out);
    }

    @Override
    public void flush(Consumer<? super O> out) {
        if (run != null) {
            run.finish(out);
        }
    }

    private void requireFollowing(PcmFrame frame) {
        if (frame.sampleRate() != sampleRate) {
            throw new SonofluxException("the sample rate changes from " + sampleRate + " to " + frame.sampleRate()
                    + " Hz at sample " + frame.start() + ": resample the stream first");
        }
        if (frame.start() < next) {
            throw new SonofluxException("a frame starts at sample " + frame.start()
                    + ", but the stream has been heard up to " + next + ": frames must come in order");
        }
    }
}
