package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Places a clip as a live pipeline cuts it out of a stream: with something before it and after it, and without some of its
 * beginning and end, because the detector of speech came late or left early.
 *
 * <p><b>Cuts.</b> A stream that both cuts together would take more than half of is not cut.
 *
 * <p><b>Level.</b> Of recordings before and after, the mean power of the whole recording counts, and of the clip that of its
 * first 3 s where they are not silent ({@link ActiveLevel}); so much is held back, then.
 *
 * <p><b>Positions.</b> What is put before begins where the stream began; everything is later by its length and earlier by what
 * was cut. Gaps stay gaps.
 */
public final class Context implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "context";

    /** How much of a clip is measured at most. */
    private static final Duration MEASURED = Duration.ofSeconds(3);

    private final ContextConfig config;
    private final StreamRandom random;
    private final FrameOrder order = new FrameOrder();
    private final double beforeSeconds;
    private final double afterSeconds;
    private final double cutStartSeconds;
    private final double cutEndSeconds;
    private final double levelDb;
    private final Deque<PcmFrame> held = new ArrayDeque<>();
    private long start;
    private int before;
    private int after;
    private int cutStart;
    private int cutEnd;
    private int fade;
    private double rms;
    private boolean begun;

    /** @param stream the stream's name, which everything is drawn for */
    public Context(ContextConfig config, String stream) {
        this.config = config;
        random = StreamRandom.of(config.seed(), NAME, stream);
        beforeSeconds = seconds(config.before());
        afterSeconds = seconds(config.after());
        cutStartSeconds = cutSeconds(config.cutStart());
        cutEndSeconds = cutSeconds(config.cutEnd());
        levelDb = random.draw(config.levelDb());
    }

    private double seconds(Range<Duration> range) {
        return random.drawDuration(range).toNanos() / 1e9;
    }

    private double cutSeconds(Range<Duration> range) {
        double cut = seconds(range);
        return random.nextDouble() < config.cutProbability() ? cut : 0;
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(ContextConfig config, String stream) {
        return Stages.operator(() -> new Context(config, stream));
    }

    /** How long audio waits at most. */
    static Duration latency(ContextConfig config) {
        Duration cuts = config.cutStart().to().plus(config.cutEnd().to()).multipliedBy(2);
        Duration faded = config.cutEnd().to().isZero()
                ? Duration.ZERO
                : config.cutEnd().to().plus(config.fade());
        Duration longer = cuts.compareTo(faded) > 0 ? cuts : faded;
        return config.recordings().isPresent() && longer.compareTo(MEASURED) < 0 ? MEASURED : longer;
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (order.isStart()) {
            start(frame);
        }
        order.gapBefore(frame);
        held.add(frame);
        if (!begun && order.next() - start >= Math.max(measured(), lengthToCut())) {
            begin(out);
        }
        if (begun) {
            release(order.next() - (cutEnd > 0 ? cutEnd + fade : 0), Long.MAX_VALUE, out);
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (order.isStart()) {
            return;
        }
        if (!begun) {
            if (order.next() - start < lengthToCut()) {
                cutStart = 0;
                cutEnd = 0;
            }
            begin(out);
        }
        long end = order.next() - cutEnd;
        release(end, cutEnd > 0 && after > 0 ? end : Long.MAX_VALUE, out);
        if (after > 0) {
            float[] around = around(after);
            for (int i = 0; i < Math.min(fade, after); i++) {
                around[i] *= ramp(i);
            }
            out.accept(new PcmFrame(order.sampleRate(), shifted(end), around));
        }
    }

    private void start(PcmFrame first) {
        int rate = first.sampleRate();
        start = first.start();
        before = (int) Math.round(beforeSeconds * rate);
        after = (int) Math.round(afterSeconds * rate);
        cutStart = (int) Math.round(cutStartSeconds * rate);
        cutEnd = (int) Math.round(cutEndSeconds * rate);
        fade = (int) (config.fade().toNanos() / 1e9 * rate);
    }

    private int lengthToCut() {
        return 2 * (cutStart + cutEnd);
    }

    private int measured() {
        return config.recordings().isPresent() ? (int) (MEASURED.toSeconds() * order.sampleRate()) : 0;
    }

    private void begin(Consumer<? super PcmFrame> out) {
        begun = true;
        if (config.recordings().isPresent()) {
            rms = StrictMath.pow(10, levelDb / 20) * Math.sqrt(power());
        }
        if (before > 0) {
            float[] around = around(before);
            for (int i = 0; i < Math.min(fade, before); i++) {
                around[before - 1 - i] *= ramp(i);
            }
            out.accept(new PcmFrame(order.sampleRate(), start, around));
        }
    }

    /** The clip's, as far as it is measured. */
    private double power() {
        float[] samples = new float[measured()];
        int length = 0;
        for (PcmFrame frame : held) {
            int n = (int) Math.max(0, Math.min(frame.end(), start + samples.length) - frame.start());
            System.arraycopy(frame.samples(), 0, samples, length, n);
            length += n;
        }
        return ActiveLevel.power(samples, length, order.sampleRate());
    }

    /** Silence, or a stretch of a recording. */
    private float[] around(int length) {
        float[] samples = new float[length];
        config.recordings().ifPresent(recordings -> recordings.addStretch(samples, rms, random, order.sampleRate()));
        return samples;
    }

    /**
     * Hands on what is held.
     *
     * @param end position that the stream is handed on to
     * @param silentFrom position by which it has faded out
     */
    private void release(long end, long silentFrom, Consumer<? super PcmFrame> out) {
        long begin = start + cutStart;
        while (!held.isEmpty() && held.peek().start() < end) {
            PcmFrame frame = held.poll();
            if (frame.end() > end) {
                int n = (int) (end - frame.start());
                held.push(frame.slice(n, frame.length()));
                frame = frame.slice(0, n);
            }
            if (frame.end() > begin) {
                int dropped = (int) Math.max(0, begin - frame.start());
                out.accept(faded(frame.slice(dropped, frame.length()), silentFrom));
            }
        }
    }

    /** With the fades of a clip that was cut, at its new position. */
    private PcmFrame faded(PcmFrame frame, long silentFrom) {
        long sinceCut = frame.start() - start - cutStart;
        boolean fadesIn = cutStart > 0 && before > 0 && sinceCut < fade;
        boolean fadesOut = frame.end() > silentFrom - fade;
        float[] samples = frame.samples();
        if (fadesIn || fadesOut) {
            samples = samples.clone();
            for (int i = 0; i < samples.length; i++) {
                if (fadesIn && sinceCut + i < fade) {
                    samples[i] *= ramp(sinceCut + i);
                }
                long untilCut = silentFrom - 1 - frame.start() - i;
                if (fadesOut && untilCut < fade) {
                    samples[i] *= ramp(untilCut);
                }
            }
        }
        return new PcmFrame(frame.sampleRate(), shifted(frame.start()), samples);
    }

    private long shifted(long position) {
        return position - cutStart + before;
    }

    /** Half a cosine, from 0 to 1 over a fade. */
    private float ramp(long i) {
        return (float) (0.5 - 0.5 * StrictMath.cos(Math.PI * (i + 0.5) / fade));
    }
}
