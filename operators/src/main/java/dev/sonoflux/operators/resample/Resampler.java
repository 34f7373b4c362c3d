package dev.sonoflux.operators.resample;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Streaming polyphase windowed-sinc resampler between any two rates whose ratio is not outlandish.
 *
 * <p><b>Positions.</b> The filter's delay is compensated: output sample k is the signal at the time of input sample {@code
 * k·inputRate/outputRate}. Input {@code [s, e)} gives output {@code [⌈s·o/i⌉, ⌈e·o/i⌉)}, so that frames that join give
 * frames that join. A frame that starts after its predecessor's end is a gap: what was before it is flushed, and the
 * output goes on at the position after the gap, as at the start of a stream: as if silence surrounded it.
 *
 * <p><b>Quality.</b> By default ripple is below 0.001 dB up to 0.9 of the lower Nyquist, and what would become an image or an
 * alias is down by 100 dB from the lower Nyquist on, so that nothing folds anywhere ({@link ResampleConfig}).
 *
 * <p><b>Latency.</b> About 64 samples of the lower rate: 8 ms at 8 kHz.
 *
 * <p>The result is the same, to the bit, however the input was cut into frames ({@link PolyphaseSums}). The same rate passes
 * through untouched. Coefficients are shared between resamplers of the same ratio.
 */
public final class Resampler implements Stage<PcmFrame, PcmFrame> {
    private final ResampleConfig config;
    private int inputRate;
    /** Index of the input sample that is due. */
    private long nextInput;
    /** What was heard since the start or the last gap; null where the rate stays the same, or before the first frame. */
    private PolyphaseSums run;

    public Resampler(ResampleConfig config) {
        this.config = config;
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(ResampleConfig config) {
        return Stages.operator(() -> new Resampler(config));
    }

    /**
     * How much must be heard beyond a point of the stream before it comes out: half the filter's length.
     *
     * @throws SonofluxException if the ratio of the rates needs an unreasonably large table
     */
    public static Duration latency(int inputRate, ResampleConfig config) {
        if (inputRate == config.rate()) {
            return Duration.ZERO;
        }
        int reach = PolyphaseFilter.between(inputRate, config).reach;
        return Duration.ofNanos(Math.round(reach * 1e9 / config.rate()));
    }

    /** A whole recording at another rate: {@code ⌈samples·o/i⌉} samples. */
    public static float[] resample(float[] samples, int inputRate, ResampleConfig config) {
        List<PcmFrame> frames = Stages.run(new Resampler(config), List.of(new PcmFrame(inputRate, 0, samples)));
        float[] whole =
                new float[frames.stream().mapToInt(f -> f.samples().length).sum()];
        int at = 0;
        for (PcmFrame frame : frames) {
            System.arraycopy(frame.samples(), 0, whole, at, frame.samples().length);
            at += frame.samples().length;
        }
        return whole;
    }

    /**
     * Takes a frame and hands on the output samples that no later input has a share in, as one frame.
     *
     * @throws SonofluxException if the rate changed, if a frame begins before its predecessor ended, or if the ratio of
     *     the rates needs an unreasonably large table
     */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        boolean first = inputRate == 0;
        if (first) {
            inputRate = frame.sampleRate();
            nextInput = frame.start();
        }
        requireFollowing(frame);
        boolean gap = frame.start() > nextInput;
        nextInput = frame.end();
        if (inputRate == config.rate()) {
            out.accept(frame);
            return;
        }
        if (first || gap) {
            flush(out);
            run = new PolyphaseSums(PolyphaseFilter.between(inputRate, config), frame.start());
            if (frame.length() == 0) {
                out.accept(new PcmFrame(config.rate(), run.nextOutput(), frame.samples()));
            }
        }
        run.add(frame.samples());
        handOn(run.nextOutput(), run.takeFinished(), out);
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (run != null) {
            handOn(run.nextOutput(), run.takeRest(), out);
        }
    }

    private void handOn(long start, float[] samples, Consumer<? super PcmFrame> out) {
        if (samples.length > 0) {
            out.accept(new PcmFrame(config.rate(), start, samples));
        }
    }

    private void requireFollowing(PcmFrame frame) {
        if (frame.sampleRate() != inputRate) {
            throw new SonofluxException(
                    "The sample rate changed from " + inputRate + " to " + frame.sampleRate() + " Hz at sample "
                            + frame.start() + ". A stream has one rate: open a new stream where it changes.");
        }
        if (frame.start() < nextInput) {
            throw new SonofluxException("A frame begins at sample " + frame.start() + ", before the end of the frame"
                    + " before it at sample " + nextInput + ". Frames must come in the order of their positions.");
        }
    }
}
