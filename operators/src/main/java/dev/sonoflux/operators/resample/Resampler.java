package dev.sonoflux.operators.resample;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.Arrays;
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
 * <p>Each input sample is added to all output samples that it has a share in, in the order of the input. A sum is therefore
 * the same, to the bit, however the input was cut into frames; and the inner loop runs over two contiguous arrays.
 * The same rate passes through untouched. Coefficients are shared between resamplers of the same ratio.
 */
public final class Resampler implements Stage<PcmFrame, PcmFrame> {
    private final ResampleConfig config;
    private PolyphaseFilter filter;
    private int inputRate;
    /** Index of the input sample that is due. */
    private long nextInput;
    /** Index of the output sample whose sum is {@code sums[0]}; those before it were handed on. */
    private long nextOutput;

    private float[] sums = {};

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

    /**
     * Takes a frame and hands on the output samples that no later input has a share in, as one frame.
     *
     * @throws SonofluxException if the rate changed, if a frame begins before its predecessor ended, or if the ratio of
     *     the rates needs an unreasonably large table
     */
    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (inputRate == 0) {
            inputRate = frame.sampleRate();
            filter = inputRate == config.rate() ? null : PolyphaseFilter.between(inputRate, config);
            restart(frame.start());
        }
        requireFollowing(frame);
        if (inputRate == config.rate()) {
            nextInput = frame.end();
            out.accept(frame);
            return;
        }
        if (frame.start() > nextInput) {
            flush(out);
            restart(frame.start());
        }
        add(frame);
        handOn(nextInput * filter.up / filter.down - filter.reach + 1, out);
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (filter != null) {
            handOn(firstOutputFrom(nextInput), out);
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

    private void restart(long start) {
        nextInput = start;
        if (filter != null) {
            nextOutput = firstOutputFrom(start);
            Arrays.fill(sums, 0);
        }
    }

    /** ⌈input·up/down⌉ */
    private long firstOutputFrom(long input) {
        return -Math.floorDiv(-input * filter.up, filter.down);
    }

    private void add(PcmFrame frame) {
        float[] samples = frame.samples();
        int rowLength = 2 * filter.reach;
        long position = nextInput * filter.up / filter.down;
        int phase = (int) (nextInput * filter.up % filter.down);
        nextInput = frame.end();
        reserve((int) (nextInput * filter.up / filter.down + filter.reach + 1 - nextOutput));
        for (float sample : samples) {
            // Before the first output of the stream there is nothing to add to.
            int at = (int) (position - filter.reach + 1 - nextOutput);
            addScaled(sums, at, filter.row(phase), Math.max(0, -at), rowLength, sample);
            phase += filter.up;
            position += phase / filter.down;
            phase %= filter.down;
        }
    }

    private static void addScaled(float[] sums, int at, float[] row, int from, int to, float factor) {
        for (int i = from; i < to; i++) {
            sums[at + i] += factor * row[i];
        }
    }

    private void reserve(int length) {
        if (sums.length < length) {
            sums = Arrays.copyOf(sums, Math.max(length, 2 * sums.length));
        }
    }

    /** Hands on the sums before output sample {@code end}, if there are any, and moves the rest to the front. */
    private void handOn(long end, Consumer<? super PcmFrame> out) {
        int count = (int) Math.max(0, end - nextOutput);
        if (count == 0) {
            return;
        }
        PcmFrame frame = new PcmFrame(config.rate(), nextOutput, Arrays.copyOf(sums, count));
        int unfinished = Math.min(2 * filter.reach, sums.length - count);
        System.arraycopy(sums, count, sums, 0, unfinished);
        Arrays.fill(sums, unfinished, count + unfinished, 0);
        nextOutput = end;
        out.accept(frame);
    }
}
