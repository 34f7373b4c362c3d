package dev.sonoflux.tarsos.processor;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.AudioProcessor;
import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.tarsos.run.Run;
import dev.sonoflux.tarsos.run.RunStage;
import dev.sonoflux.tarsos.run.SampleQueue;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Flux;

/**
 * Any of TarsosDSP's {@link AudioProcessor}s that gives as many samples as it gets.
 *
 * <p><b>Blocks.</b> The processor gets blocks of the size and with the overlap of its configuration, counted from the start of
 * the stream or from the last gap, whatever frames the samples came in. What it leaves in a block after the overlap is what
 * this stage hands on, a frame for a block, at the positions where the samples were. The first block overlaps with silence;
 * the last one is filled up with silence, and what comes of that is cut off.
 *
 * <p><b>Gaps</b> end the processor, and another one begins after them. A block for which it returns false (TarsosDSP's way of
 * ending its own chain) is left out, and is a gap for what follows.
 *
 * <p>A processor that only looks and hands nothing on, e.g. a detector with a handler, leaves the samples as they are.
 */
public final class TarsosStage implements Stage<PcmFrame, PcmFrame> {
    private final RunStage<PcmFrame> runs;

    /**
     * @param processors makes a fresh processor for audio of that rate, in hertz
     */
    public TarsosStage(IntFunction<? extends AudioProcessor> processors, ProcessorConfig config) {
        Objects.requireNonNull(processors, "processors");
        Objects.requireNonNull(config, "config");
        runs = new RunStage<>((rate, start) -> {
            AudioProcessor processor = Objects.requireNonNull(processors.apply(rate), "there is no processor");
            return new ProcessorRun(processor, config, rate, start);
        });
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(
            IntFunction<? extends AudioProcessor> processors, ProcessorConfig config) {
        return Stages.operator(() -> new TarsosStage(processors, config));
    }

    /** @throws SonofluxException if the processor changes the number of samples, or if frames don't follow each other */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        runs.accept(frame, out);
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        runs.flush(out);
    }

    private static final class ProcessorRun implements Run<PcmFrame> {
        private static final long NO_END = Long.MAX_VALUE / 2;

        private final AudioProcessor processor;
        private final ProcessorConfig config;
        private final int sampleRate;
        private final long start;
        private final SampleQueue queue = new SampleQueue();
        /** Index in the run of the first sample that the next block adds. */
        private long next;

        ProcessorRun(AudioProcessor processor, ProcessorConfig config, int sampleRate, long start) {
            this.processor = processor;
            this.config = config;
            this.sampleRate = sampleRate;
            this.start = start;
        }

        @Override
        public void announce(Consumer<? super PcmFrame> out) {
            out.accept(new PcmFrame(sampleRate, start, new float[0]));
        }

        @Override
        public void add(float[] samples, Consumer<? super PcmFrame> out) {
            queue.add(samples);
            while (next + config.hopSamples() <= queue.end()) {
                process(NO_END, out);
            }
        }

        @Override
        public void finish(Consumer<? super PcmFrame> out) {
            long end = queue.end();
            while (end > 0 && next - config.delaySamples() < end) {
                process(end, out);
            }
            processor.processingFinished();
        }

        private void process(long end, Consumer<? super PcmFrame> out) {
            float[] block = queue.copy(next - config.overlapSamples(), config.blockSamples());
            AudioEvent event = Block.event(sampleRate, start + next, block, config.overlapSamples());
            boolean goesOn = processor.process(event);
            float[] processed = event.getFloatBuffer();
            if (processed.length != config.blockSamples()) {
                throw new SonofluxException(
                        "the processor " + processor.getClass().getName() + " made "
                                + processed.length + " samples of " + config.blockSamples()
                                + "; a stage of its own is needed for one that changes their number");
            }
            if (goesOn) {
                handOn(processed, end, out);
            }
            next += config.hopSamples();
            queue.forget(next - config.overlapSamples());
        }

        private void handOn(float[] processed, long end, Consumer<? super PcmFrame> out) {
            long first = next - config.delaySamples();
            int from = config.overlapSamples() + (int) Math.max(0, Math.min(config.hopSamples(), -first));
            int to = config.overlapSamples() + (int) Math.max(0, Math.min(config.hopSamples(), end - first));
            if (from < to) {
                long position = start + first + from - config.overlapSamples();
                out.accept(new PcmFrame(sampleRate, position, Arrays.copyOfRange(processed, from, to)));
            }
        }
    }
}
