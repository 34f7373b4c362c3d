package dev.sonoflux.operators.talk;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.speech.VoiceActivity.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Hops that join without a gap, with their verdicts, and any stretch of them to the sample. */
final class HeardHops {
    private final Deque<VoiceActivity> hops = new ArrayDeque<>();

    /** The positions {@code [start, end)}. */
    record Stretch(long start, long end) {
        Stretch within(long least, long most) {
            return new Stretch(Math.max(start, least), Math.min(end, most));
        }
    }

    void add(VoiceActivity activity) {
        if (activity.hop().length() > 0) {
            hops.add(activity);
        }
    }

    void clear() {
        hops.clear();
    }

    /** Lets go of hops that end at or before a position. */
    void discardBefore(long position) {
        while (!hops.isEmpty() && hops.getFirst().hop().end() <= position) {
            hops.removeFirst();
        }
    }

    /** From the first hop that is speech to the last, as far as they lie in a stretch; nothing if none does. */
    Optional<Stretch> speechIn(Stretch stretch) {
        long start = Long.MAX_VALUE;
        long end = Long.MIN_VALUE;
        for (VoiceActivity activity : hops) {
            PcmFrame hop = activity.hop();
            if (activity.state() == State.SPEECH && hop.end() > stretch.start() && hop.start() < stretch.end()) {
                start = Math.min(start, hop.start());
                end = Math.max(end, hop.end());
            }
        }
        return end == Long.MIN_VALUE
                ? Optional.empty()
                : Optional.of(new Stretch(start, end).within(stretch.start(), stretch.end()));
    }

    /** What is held of a stretch, in one frame; it must hold some of it. */
    PcmFrame samplesIn(Stretch stretch) {
        Stretch held = stretch.within(
                hops.getFirst().hop().start(), hops.getLast().hop().end());
        float[] samples = new float[(int) (held.end() - held.start())];
        for (VoiceActivity activity : hops) {
            PcmFrame hop = activity.hop();
            long from = Math.max(hop.start(), held.start());
            long to = Math.min(hop.end(), held.end());
            if (from < to) {
                System.arraycopy(hop.samples(), (int) (from - hop.start()), samples, (int) (from - held.start()), (int)
                        (to - from));
            }
        }
        return new PcmFrame(hops.getFirst().hop().sampleRate(), held.start(), samples);
    }
}
