package dev.sonoflux.operators.augment;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.random.StreamRandom;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Multiplies all samples of a stream by one factor, {@code 10^(gainDb/20)}. Nothing is clipped: samples are floats, and what
 * leaves [-1, 1] is clipped only where it is written as whole numbers.
 */
public final class Gain implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "gain";

    private final float factor;

    /** @param stream the stream's name, which the gain is drawn for */
    public Gain(GainConfig config, String stream) {
        double db = StreamRandom.of(config.seed(), NAME, stream).draw(config.gainDb());
        factor = (float) StrictMath.pow(10, db / 20);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(GainConfig config, String stream) {
        return Stages.operator(() -> new Gain(config, stream));
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        float[] changed = new float[frame.length()];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = frame.samples()[i] * factor;
        }
        out.accept(new PcmFrame(frame.sampleRate(), frame.start(), changed));
    }
}
