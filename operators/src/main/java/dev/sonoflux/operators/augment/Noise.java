package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Adds noise to all of a stream, pauses included, and perhaps before and after it.
 *
 * <p><b>Signal-to-noise ratio.</b> The noise's power is that of the audio divided by the ratio. The audio's is the mean power
 * of the loudest block so far, of 3 s; audio is held back until its block is complete. A stream that is shorter than a block
 * is measured as a whole. So a clip's ratio is exact, and a long stream has the ratio in its loudest passage, from there on:
 * noise doesn't fall silent with the speaker. Samples after the last whole block count as a block that silence fills up. With
 * {@link NoiseLevel.SignalToNoise.Reference#ACTIVE}, only what is not silent in a block is measured, so that a word's ratio is
 * the same whatever silence it was put into.
 *
 * <p><b>Gaps.</b> A block ends at a gap; what is missing stays missing, and is no noise.
 */
public final class Noise implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "noise";

    /** How much audio is measured at a time. */
    static final Duration BLOCK = Duration.ofSeconds(3);

    private static final int FIRST_CAPACITY = 8192;

    private final NoiseConfig config;
    private final StreamRandom random;
    private final FrameOrder order = new FrameOrder();
    private final double levelDb;
    private final double shareBefore;
    private final double shareAfter;
    private NoiseKind.Signal signal;
    private int before;
    private int after;
    /** What waits for its block to be complete; it ends where the stream has been heard up to. */
    private float[] held = new float[FIRST_CAPACITY];

    private int heldLength;
    private int blockLength;
    /** Power of the loudest block so far; negative before the first one. */
    private double loudest = -1;

    private double rms;
    private boolean begun;

    /** @param stream the stream's name, which everything is drawn for */
    public Noise(NoiseConfig config, String stream) {
        this.config = config;
        random = StreamRandom.of(config.seed(), NAME, stream);
        Range<Double> all = Range.of(0.0, 1.0);
        levelDb = random.draw(config.level().db());
        shareBefore = random.draw(all);
        shareAfter = random.draw(all);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(NoiseConfig config, String stream) {
        return Stages.operator(() -> new Noise(config, stream));
    }

    /** How long audio is held back. */
    static Duration latency(NoiseConfig config) {
        return config.level() instanceof NoiseLevel.SignalToNoise ? BLOCK : Duration.ZERO;
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        if (order.isStart()) {
            start(frame.sampleRate());
        }
        long heard = order.next();
        if (order.gapBefore(frame)) {
            release(heard, out);
            if (frame.length() == 0) {
                out.accept(new PcmFrame(frame.sampleRate(), frame.start() + before, frame.samples()));
            }
        }
        int taken = 0;
        while (taken < frame.length()) {
            int n = Math.min(frame.length() - taken, blockLength - heldLength);
            hold(frame.samples(), taken, n);
            taken += n;
            if (heldLength == blockLength) {
                release(frame.start() + taken, out);
            }
        }
        if (config.level() instanceof NoiseLevel.FullScale) {
            release(frame.end(), out);
        }
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        release(order.next(), out);
        if (begun && after > 0) {
            out.accept(withNoise(order.next() + before, new float[after]));
        }
    }

    private void start(int sampleRate) {
        signal = config.kind().signal(random, sampleRate);
        double longest = config.context().toNanos() / 1e9 * sampleRate;
        before = (int) (shareBefore * longest);
        after = (int) (shareAfter * longest);
        blockLength = (int) (BLOCK.toSeconds() * sampleRate);
    }

    private void hold(float[] samples, int from, int length) {
        if (heldLength + length > held.length) {
            held = Arrays.copyOf(held, Math.min(blockLength, Math.max(heldLength + length, 2 * held.length)));
        }
        System.arraycopy(samples, from, held, heldLength, length);
        heldLength += length;
    }

    /** @param heard position that the stream has been held up to */
    private void release(long heard, Consumer<? super PcmFrame> out) {
        if (heldLength == 0) {
            return;
        }
        measure();
        long start = heard - heldLength;
        if (!begun && before > 0) {
            out.accept(withNoise(start, new float[before]));
        }
        begun = true;
        float[] samples = Arrays.copyOf(held, heldLength);
        heldLength = 0;
        out.accept(withNoise(start + before, samples));
    }

    private void measure() {
        double gain = StrictMath.pow(10, levelDb / 20);
        if (config.level() instanceof NoiseLevel.SignalToNoise ratio) {
            loudest = Math.max(loudest, power(ratio.reference()));
            rms = Math.sqrt(loudest) / gain;
        } else {
            rms = gain;
        }
    }

    private double power(NoiseLevel.SignalToNoise.Reference reference) {
        if (reference == NoiseLevel.SignalToNoise.Reference.ACTIVE) {
            return ActiveLevel.power(held, heldLength, order.sampleRate());
        }
        double energy = 0;
        for (int i = 0; i < heldLength; i++) {
            energy += (double) held[i] * held[i];
        }
        return energy / (loudest < 0 ? heldLength : blockLength);
    }

    /** @param samples are written to */
    private PcmFrame withNoise(long start, float[] samples) {
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (samples[i] + rms * signal.next());
        }
        return new PcmFrame(order.sampleRate(), start, samples);
    }
}
