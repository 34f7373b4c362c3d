package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Lets a stream be heard in a room ({@link ImageSources}). The direct sound stays as loud and where it is, so that times and
 * positions stay true; reverberation is added. Before a stream's start, and in a gap, the room is silent.
 */
public final class Reverb implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "reverb";

    private final Rooms rooms;
    private final String stream;
    private final FrameOrder order = new FrameOrder();
    private final float[] block = new float[FilterSpectrum.BLOCK];
    private int filled;
    private Convolution convolution;

    /** @param stream the stream's name, which the room is drawn for */
    public Reverb(ReverbConfig config, String stream) {
        this(new Rooms(config), stream);
    }

    Reverb(Rooms rooms, String stream) {
        this.rooms = rooms;
        this.stream = stream;
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(ReverbConfig config, String stream) {
        Rooms rooms = new Rooms(config);
        return Stages.operator(() -> new Reverb(rooms, stream));
    }

    /** How long audio waits for its block to be complete. */
    static Duration latency(int sampleRate) {
        return Duration.ofSeconds(FilterSpectrum.BLOCK).dividedBy(sampleRate);
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        long heard = order.next();
        if (order.gapBefore(frame)) {
            release(heard, out);
            convolution.reset();
            if (frame.length() == 0) {
                out.accept(frame);
            }
        }
        if (convolution == null) {
            convolution = new Convolution(rooms.of(stream, frame.sampleRate()));
        }
        int taken = 0;
        while (taken < frame.length()) {
            int n = Math.min(frame.length() - taken, block.length - filled);
            System.arraycopy(frame.samples(), taken, block, filled, n);
            taken += n;
            filled += n;
            if (filled == block.length) {
                release(frame.start() + taken, out);
            }
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (order.isStart()) {
            return;
        }
        Duration tail = rooms.config().tail();
        int left = (int) (tail.toNanos() / 1e9 * order.sampleRate());
        long heard = order.next();
        // The block that the stream ends in holds the beginning of the tail.
        while (filled > 0 || left > 0) {
            int silent = Math.min(left, block.length - filled);
            Arrays.fill(block, filled, filled + silent, 0);
            filled += silent;
            heard += silent;
            left -= silent;
            release(heard, out);
        }
    }

    /** @param heard position that the block has been filled up to */
    private void release(long heard, Consumer<? super PcmFrame> out) {
        if (filled == 0) {
            return;
        }
        float[] samples = Arrays.copyOf(convolution.next(block, filled), filled);
        out.accept(new PcmFrame(order.sampleRate(), heard - filled, samples));
        filled = 0;
    }
}
