package dev.sonoflux.tarsos.stretch;

import be.tarsos.dsp.resample.Resampler;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.tarsos.run.Run;
import dev.sonoflux.tarsos.run.RunStage;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Makes a stream higher or deeper; it stays as long as it is, and every position what it was. Formants move along with the
 * pitch, as if a smaller or larger person spoke as fast. TarsosDSP's WSOLA stretches the time, and its resampler (J. O.
 * Smith's bandlimited interpolation) plays the result so much faster. A shift by 0 changes nothing.
 */
public final class PitchShift implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "pitch-shift";

    private static final int SEMITONES_PER_OCTAVE = 12;
    /** In its high quality, for factors of an octave. Making its table takes ten times as long as resampling a word. */
    private static final Resampler RESAMPLER = new Resampler(true, 0.5, 2);

    private static final float[] NOTHING = {};

    private final double ratio;
    private final RunStage<PcmFrame> runs;

    /** @param stream the stream's name, which the shift is drawn for */
    public PitchShift(PitchShiftConfig config, String stream) {
        double semitones = StreamRandom.of(config.seed(), NAME, stream).draw(config.semitones());
        ratio = StrictMath.pow(2, semitones / SEMITONES_PER_OCTAVE);
        runs = new RunStage<>(ShiftedRun::new);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(PitchShiftConfig config, String stream) {
        return Stages.operator(() -> new PitchShift(config, stream));
    }

    /** How much must be heard beyond a point before it comes out: what is stretched, and the resampler's reach, an octave down. */
    static Duration latency(int sampleRate) {
        return TimeStretch.LATENCY.plus(
                Duration.ofSeconds(2L * RESAMPLER.getFilterWidth()).dividedBy(sampleRate));
    }

    /** @throws dev.sonoflux.engine.SonofluxException if frames don't follow each other, or the rate is below 2 kHz */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (ratio == 1) {
            out.accept(frame);
        } else {
            runs.accept(frame, out);
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        runs.flush(out);
    }

    private final class ShiftedRun implements Run<PcmFrame> {
        private final int sampleRate;
        private final long start;
        private final TimeStretch stretch;
        private final Resampler resampler = new Resampler(RESAMPLER);
        private final float[] resampled;
        /** Position after the last sample that was heard. */
        private long heard;

        private long next;

        ShiftedRun(int sampleRate, long start) {
            this.sampleRate = sampleRate;
            this.start = start;
            stretch = new TimeStretch(1 / ratio, sampleRate);
            resampled = new float[(int) ((stretch.blockSamples() + resampler.getFilterWidth()) / ratio) + 1];
            heard = start;
            next = start;
        }

        @Override
        public void announce(Consumer<? super PcmFrame> out) {
            out.accept(new PcmFrame(sampleRate, next, NOTHING));
        }

        @Override
        public void add(float[] samples, Consumer<? super PcmFrame> out) {
            heard += samples.length;
            stretch.add(samples, block -> resample(block, false, Long.MAX_VALUE, out));
        }

        @Override
        public void finish(Consumer<? super PcmFrame> out) {
            // One more than is needed, lest rounding leave the last sample out.
            long stretched = 1 + (long) Math.ceil((heard - start) * ratio);
            stretch.finish(stretched, block -> resample(block, false, heard, out));
            resample(NOTHING, true, heard, out);
        }

        private void resample(float[] block, boolean isLast, long end, Consumer<? super PcmFrame> out) {
            int used = 0;
            Resampler.Result result;
            do {
                result = resampler.process(
                        1 / ratio, block, used, block.length - used, isLast, resampled, 0, resampled.length);
                used += result.inputSamplesConsumed;
                int length = (int) Math.min(result.outputSamplesGenerated, end - next);
                if (length > 0) {
                    out.accept(new PcmFrame(sampleRate, next, Arrays.copyOf(resampled, length)));
                    next += length;
                }
            } while (used < block.length || result.outputSamplesGenerated == resampled.length);
        }
    }
}
