package dev.sonoflux.tarsos.stretch;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.tarsos.run.Run;
import dev.sonoflux.tarsos.run.RunStage;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Plays a stream faster or slower; pitch and formants stay as they are, as if the same person spoke in a hurry, or at leisure.
 * The stretching is TarsosDSP's WSOLA. Samples [s, e) without a gap come out at [s / factor, e / factor), rounded, so the
 * length is exact; in between a sound may be up to 8 ms early or late. Factor 1 changes nothing.
 */
public final class Tempo implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "tempo";

    private final double factor;
    private final RunStage<PcmFrame> runs;

    /** @param stream the stream's name, which the factor is drawn for */
    public Tempo(TempoConfig config, String stream) {
        factor = StreamRandom.of(config.seed(), NAME, stream).draw(config.factor());
        runs = new RunStage<>(StretchedRun::new);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(TempoConfig config, String stream) {
        return Stages.operator(() -> new Tempo(config, stream));
    }

    /** @throws dev.sonoflux.engine.SonofluxException if frames don't follow each other, or the rate is below 2 kHz */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (factor == 1) {
            out.accept(frame);
        } else {
            runs.accept(frame, out);
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        runs.flush(out);
    }

    private final class StretchedRun implements Run<PcmFrame> {
        private final int sampleRate;
        private final long start;
        private final TimeStretch stretch;
        private long heard;
        private long next;

        StretchedRun(int sampleRate, long start) {
            this.sampleRate = sampleRate;
            this.start = start;
            stretch = new TimeStretch(factor, sampleRate);
            next = position(start);
        }

        @Override
        public void announce(Consumer<? super PcmFrame> out) {
            out.accept(new PcmFrame(sampleRate, next, new float[0]));
        }

        @Override
        public void add(float[] samples, Consumer<? super PcmFrame> out) {
            heard += samples.length;
            stretch.add(samples, block -> handOn(block, out));
        }

        @Override
        public void finish(Consumer<? super PcmFrame> out) {
            long end = position(start + heard);
            stretch.finish(end - position(start), block -> {
                if (next < end) {
                    int length = (int) Math.min(block.length, end - next);
                    handOn(length == block.length ? block : Arrays.copyOf(block, length), out);
                }
            });
        }

        private void handOn(float[] samples, Consumer<? super PcmFrame> out) {
            out.accept(new PcmFrame(sampleRate, next, samples));
            next += samples.length;
        }

        private long position(long input) {
            return Math.round(input / factor);
        }
    }
}
