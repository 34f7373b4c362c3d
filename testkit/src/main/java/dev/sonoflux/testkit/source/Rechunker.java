package dev.sonoflux.testkit.source;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** Cuts one stream; holds back what doesn't fill a frame yet. */
final class Rechunker implements Stage<AudioEvent, AudioEvent> {
    private final IntSupplier sizes;
    private int sampleRate;
    private long start;
    private float[] held = {};
    private int filled;

    /** @param sizes the size of the next frame, asked for as it begins */
    Rechunker(IntSupplier sizes) {
        this.sizes = sizes;
    }

    @Override
    public void accept(AudioEvent event, Consumer<? super AudioEvent> out) {
        if (!(event instanceof PcmFrame frame) || frame.length() == 0) {
            flush(out);
            out.accept(event);
            return;
        }
        if (frame.start() != start + filled || frame.sampleRate() != sampleRate) {
            flush(out);
        }
        for (int taken = 0; taken < frame.length(); ) {
            if (filled == 0) {
                sampleRate = frame.sampleRate();
                start = frame.start() + taken;
                held = new float[sizes.getAsInt()];
            }
            int n = Math.min(frame.length() - taken, held.length - filled);
            System.arraycopy(frame.samples(), taken, held, filled, n);
            filled += n;
            taken += n;
            if (filled == held.length) {
                flush(out);
            }
        }
    }

    @Override
    public void flush(Consumer<? super AudioEvent> out) {
        if (filled > 0) {
            float[] samples = filled == held.length ? held : Arrays.copyOf(held, filled);
            filled = 0;
            out.accept(new PcmFrame(sampleRate, start, samples));
        }
    }
}
