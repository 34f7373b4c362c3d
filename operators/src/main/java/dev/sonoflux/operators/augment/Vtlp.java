package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Lets a stream be heard from a shorter or longer vocal tract: formants are higher or lower by a factor, pitch and times stay
 * (after N. Jaitly and G. E. Hinton, "Vocal tract length perturbation (VTLP) improves speech recognition", ICML workshop on deep
 * learning for audio, speech and language processing, 2013; they warp a mel filter bank, and this the spectral envelope of the audio,
 * so that it serves any features). {@link EnvelopeWarp} says how. Where samples are missing, and before the start, it was silent.
 */
public final class Vtlp implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "vtlp";

    private final double factor;
    private final FrameOrder order = new FrameOrder();
    private EnvelopeWarp warp;
    /** What waits for its block to be complete. */
    private float[] block;

    private int filled;
    /** Position of the first sample since the start or the last gap. */
    private long runStart;
    /** Position of the next sample that comes out; before {@link #runStart} while the warp begins. */
    private long next;

    /** @param stream the stream's name, which the factor is drawn for */
    public Vtlp(VtlpConfig config, String stream) {
        factor = StreamRandom.of(config.seed(), NAME, stream).draw(config.factor());
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(VtlpConfig config, String stream) {
        return Stages.operator(() -> new Vtlp(config, stream));
    }

    /** How long audio waits. */
    static Duration latency(int sampleRate) {
        return Duration.ofSeconds(2L * EnvelopeWarp.hop(sampleRate)).dividedBy(sampleRate);
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        long heard = order.next();
        boolean first = order.isStart();
        if (order.gapBefore(frame)) {
            finish(heard, out);
            if (frame.length() == 0) {
                out.accept(frame);
            }
            begin(frame);
        }
        if (first) {
            warp = new EnvelopeWarp(factor, frame.sampleRate());
            block = new float[warp.hop()];
            begin(frame);
        }
        int taken = 0;
        while (taken < frame.length()) {
            int n = Math.min(frame.length() - taken, block.length - filled);
            System.arraycopy(frame.samples(), taken, block, filled, n);
            taken += n;
            filled += n;
            if (filled == block.length) {
                release(Long.MAX_VALUE, out);
            }
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (!order.isStart()) {
            finish(order.next(), out);
        }
    }

    private void begin(PcmFrame frame) {
        warp.reset();
        runStart = frame.start();
        next = runStart - block.length;
    }

    /** @param heard position that the run ends at */
    private void finish(long heard, Consumer<? super PcmFrame> out) {
        while (next < heard) {
            Arrays.fill(block, filled, block.length, 0);
            release(heard, out);
        }
        filled = 0;
    }

    /** Puts the block in, and hands on what comes out for it, as far as it lies within the run. */
    private void release(long end, Consumer<? super PcmFrame> out) {
        filled = 0;
        float[] samples = warp.next(block);
        int from = (int) Math.max(0, runStart - next);
        int to = (int) Math.min(samples.length, end - next);
        if (from < to) {
            out.accept(new PcmFrame(order.sampleRate(), next + from, Arrays.copyOfRange(samples, from, to)));
        }
        next += samples.length;
    }
}
