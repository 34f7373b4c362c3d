package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/**
 * What every detector has in common: frames of any size become hops of a fixed size, a judge decides on each, and the
 * hangover follows. Samples that don't fill a hop are judged as a shorter one at the end of the stream and before a gap. A
 * gap that an empty frame tells of is handed on as an empty hop.
 */
abstract class HopVad implements Stage<PcmFrame, VoiceActivity> {
    /** Samples of a hop of 10 ms, given the sample rate. */
    static final IntUnaryOperator TEN_MILLISECONDS = rate -> Math.max(1, Math.round(rate / 100f));

    private final HopJudge judge;
    private final IntUnaryOperator hopLength;
    private final Hangover hangover;
    private float[] hop;
    private int filled;
    private final FrameOrder order = new FrameOrder();
    private long next;
    /** The hops of a start that wait for the judge to have heard them all; null once it has. */
    private List<PcmFrame> first = new ArrayList<>();

    /** @param hopLength samples of a hop, given the sample rate */
    HopVad(HopJudge judge, IntUnaryOperator hopLength, Duration hangover) {
        this.judge = judge;
        this.hopLength = hopLength;
        this.hangover = new Hangover(hangover);
    }

    /**
     * Takes a frame of any size.
     *
     * @throws dev.sonoflux.engine.SonofluxException if the frame has a sample rate that the detector doesn't know, or
     *     another one than the first frame, or starts before the last one ended
     */
    @Override
    public final void accept(PcmFrame frame, Consumer<? super VoiceActivity> out) {
        join(frame, out);
        float[] samples = frame.samples();
        int taken = 0;
        while (taken < samples.length) {
            int n = Math.min(samples.length - taken, hop.length - filled);
            System.arraycopy(samples, taken, hop, filled, n);
            taken += n;
            filled += n;
            next += n;
            if (filled == hop.length) {
                emit(out);
            }
        }
    }

    @Override
    public final void flush(Consumer<? super VoiceActivity> out) {
        if (filled > 0) {
            emit(out);
        }
        judgeFirst(out);
    }

    private void join(PcmFrame frame, Consumer<? super VoiceActivity> out) {
        boolean gap = order.gapBefore(frame);
        if (hop == null) {
            hop = new float[hopLength.applyAsInt(frame.sampleRate())];
            next = frame.start();
        } else if (gap) {
            flush(out);
            judge.gap();
            hangover.clear();
            next = frame.start();
            if (frame.length() == 0) {
                out.accept(new VoiceActivity(frame, 0, Double.NaN, VoiceActivity.State.SILENCE));
            }
        }
    }

    private void emit(Consumer<? super VoiceActivity> out) {
        PcmFrame complete = new PcmFrame(order.sampleRate(), next - filled, Arrays.copyOf(hop, filled));
        filled = 0;
        if (first == null && judge.startsAnewWith(complete)) {
            first = new ArrayList<>();
        }
        if (first == null) {
            judge(complete, out);
            return;
        }
        first.add(complete);
        if (first.size() >= judge.hopsHeardFirst()) {
            judgeFirst(out);
        }
    }

    private void judgeFirst(Consumer<? super VoiceActivity> out) {
        if (first == null || first.isEmpty()) {
            return;
        }
        List<PcmFrame> heard = first;
        first = null;
        judge.hearFirst(heard);
        heard.forEach(waiting -> judge(waiting, out));
    }

    private void judge(PcmFrame complete, Consumer<? super VoiceActivity> out) {
        HopJudge.Verdict verdict = judge.judge(complete);
        out.accept(new VoiceActivity(
                complete,
                verdict.level(),
                verdict.threshold(),
                hangover.next(verdict.speech(), complete.length(), order.sampleRate())));
    }
}
