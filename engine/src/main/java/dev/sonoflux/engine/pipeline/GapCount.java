package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.Dropped;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Notices where samples of one stream are missing that were not reported as dropped. Empty frames, which tell of a gap
 * while it lasts, and the frame after them are one gap.
 */
final class GapCount implements Consumer<AudioEvent> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Listener listener;
    private boolean begun;
    private boolean inGap;
    private long end;

    /** Is told of what is missing as soon as it is known. */
    interface Listener {
        /** @param isNew whether a gap begins here, or the last one goes on */
        void missing(Duration length, boolean isNew);
    }

    GapCount(Listener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(AudioEvent event) {
        if (event instanceof PcmFrame frame) {
            advance(frame.sampleRate(), frame.start(), frame.length());
        } else if (event instanceof Dropped dropped) {
            advance(dropped.sampleRate(), dropped.start(), dropped.length());
        }
    }

    private void advance(int rate, long start, long length) {
        if (begun && start > end) {
            listener.missing(Duration.ofNanos(Math.round((start - end) * NANOS_PER_SECOND / rate)), !inGap);
            inGap = true;
        }
        if (length > 0) {
            inGap = false;
        }
        end = begun ? Math.max(end, start + length) : start + length;
        begun = true;
    }
}
