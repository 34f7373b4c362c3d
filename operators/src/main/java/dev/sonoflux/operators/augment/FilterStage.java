package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stage;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A stream through a recursive filter, which is made for its rate; in a gap, and before the start, it was silent. */
final class FilterStage implements Stage<PcmFrame, PcmFrame> {
    private final IntFunction<SectionCascade> designs;
    private final FrameOrder order = new FrameOrder();
    private SectionCascade filter;

    /** @param designs the filter for a sample rate */
    FilterStage(IntFunction<SectionCascade> designs) {
        this.designs = designs;
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        boolean gap = order.gapBefore(frame);
        if (filter == null) {
            filter = designs.apply(frame.sampleRate());
        } else if (gap) {
            filter.reset();
        }
        float[] filtered = new float[frame.length()];
        for (int i = 0; i < filtered.length; i++) {
            filtered[i] = (float) filter.next(frame.samples()[i]);
        }
        out.accept(new PcmFrame(frame.sampleRate(), frame.start(), filtered));
    }
}
