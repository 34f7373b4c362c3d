package dev.sonoflux.operators.resample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFrame;
import java.util.List;

/** Frames that join without a gap, as one run of samples. */
final class Joined {
    private Joined() {}

    static float[] of(List<PcmFrame> frames) {
        float[] joined = new float[frames.stream().mapToInt(PcmFrame::length).sum()];
        int at = 0;
        for (PcmFrame frame : frames) {
            assertThat(frame.start()).as("start").isEqualTo(frames.get(0).start() + at);
            System.arraycopy(frame.samples(), 0, joined, at, frame.length());
            at += frame.length();
        }
        return joined;
    }
}
