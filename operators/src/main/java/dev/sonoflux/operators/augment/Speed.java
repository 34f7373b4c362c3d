package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.FrameOrder;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Plays a stream faster or slower by resampling it; pitch and formants change along, as if another person spoke (Ko, Peddinti,
 * Povey and Khudanpur, "Audio augmentation for speech recognition", Interspeech 2015). A sample at position n, and a gap, come
 * out at position n / factor.
 */
public final class Speed implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "speed";

    /** Factors are whole numbers of this; a rate of so many to one of {@link #PERCENT} is what the resampler is told. */
    private static final int PERCENT = 100;

    private static final int STEP_PERCENT = 2;
    private static final ResampleConfig TO_PERCENT = ResampleConfig.ofRate(PERCENT);

    private final int percent;
    private final FrameOrder order = new FrameOrder();
    private final Resampler resampler = new Resampler(TO_PERCENT);

    /** @param stream the stream's name, which the factor is drawn for */
    public Speed(SpeedConfig config, String stream) {
        int slowest = percent(config.factor().from());
        int steps = (percent(config.factor().to()) - slowest) / STEP_PERCENT;
        percent = slowest
                + STEP_PERCENT * StreamRandom.of(config.seed(), NAME, stream).nextInt(steps + 1);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(SpeedConfig config, String stream) {
        return Stages.operator(() -> new Speed(config, stream));
    }

    /** How much must be heard beyond a point of the stream before it comes out, for the factor that needs most. */
    static Duration latency(SpeedConfig config, int sampleRate) {
        Duration slowest = Resampler.latency(percent(config.factor().from()), TO_PERCENT);
        Duration fastest = Resampler.latency(percent(config.factor().to()), TO_PERCENT);
        Duration longer = slowest.compareTo(fastest) > 0 ? slowest : fastest;
        return longer.multipliedBy(PERCENT).dividedBy(sampleRate);
    }

    private static int percent(double factor) {
        return (int) Math.round(factor * PERCENT);
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        order.gapBefore(frame);
        resampler.accept(new PcmFrame(percent, frame.start(), frame.samples()), atTrueRate(out));
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        resampler.flush(atTrueRate(out));
    }

    private Consumer<PcmFrame> atTrueRate(Consumer<? super PcmFrame> out) {
        return frame -> out.accept(new PcmFrame(order.sampleRate(), frame.start(), frame.samples()));
    }
}
