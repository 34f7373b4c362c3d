package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Shifts a stream against its time: what was heard at position n is heard at n + shift. The stream begins and ends where it did:
 * shifted later, silence comes first and the end is dropped; shifted earlier, the beginning is dropped and silence comes last.
 * Gaps are shifted with the audio around them.
 */
public final class TimeShift implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "time-shift";

    private final double shiftSeconds;
    private final FrameOrder order = new FrameOrder();
    /** What may yet turn out to lie behind the stream's end, at shifted positions. */
    private final Deque<PcmFrame> held = new ArrayDeque<>();

    private long start;
    private long shift;

    /** @param stream the stream's name, which the shift is drawn for */
    public TimeShift(TimeShiftConfig config, String stream) {
        double max = config.max().toNanos() / 1e9;
        shiftSeconds = StreamRandom.of(config.seed(), NAME, stream).draw(Range.of(-max, max));
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(TimeShiftConfig config, String stream) {
        return Stages.operator(() -> new TimeShift(config, stream));
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (order.isStart()) {
            start = frame.start();
            shift = Math.round(shiftSeconds * frame.sampleRate());
        }
        long heard = order.next();
        boolean first = order.isStart();
        boolean gap = order.gapBefore(frame);
        if (first && shift > 0) {
            held.add(new PcmFrame(frame.sampleRate(), start, new float[Math.toIntExact(shift)]));
        }
        long from = Math.max(frame.start() + shift, start);
        if (from < frame.end() + shift) {
            PcmFrame kept = frame.slice(Math.toIntExact(from - shift - frame.start()), frame.length());
            held.add(new PcmFrame(frame.sampleRate(), from, kept.samples()));
        } else if (gap && frame.start() + shift > Math.max(heard + shift, start)) {
            held.add(new PcmFrame(frame.sampleRate(), frame.start() + shift, new float[0]));
        }
        handOnBefore(order.next(), out);
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        long silence = Math.max(order.next() + shift, start);
        if (shift < 0 && silence < order.next()) {
            held.add(new PcmFrame(order.sampleRate(), silence, new float[Math.toIntExact(order.next() - silence)]));
        }
        handOnBefore(order.next(), out);
    }

    private void handOnBefore(long end, Consumer<? super PcmFrame> out) {
        while (!held.isEmpty() && held.peek().start() < end) {
            PcmFrame frame = held.poll();
            if (frame.end() > end) {
                int n = Math.toIntExact(end - frame.start());
                held.push(frame.slice(n, frame.length()));
                out.accept(frame.slice(0, n));
            } else {
                out.accept(frame);
            }
        }
    }
}
