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
 * Codes a stream and decodes it again, sample by sample: companded as by a telephone (ITU-T G.711, 1988), or in few even steps.
 * G.711 is a code at 8 kHz: a stream of a higher rate is resampled to that, and back, and loses what lies above 4 kHz; it is as long
 * as before, and after a gap it begins up to one sample of 8 kHz later.
 */
public final class Codec implements Stage<PcmFrame, PcmFrame> {
    static final String NAME = "codec";

    private static final int TELEPHONE_RATE = 8000;
    private static final ResampleConfig TO_TELEPHONE = ResampleConfig.ofRate(TELEPHONE_RATE);

    private final CodecKind kind;
    private final float gain;
    private final FrameOrder order = new FrameOrder();
    private Stage<PcmFrame, PcmFrame> line;

    /** @param stream the stream's name, which the attenuation is drawn for */
    public Codec(CodecConfig config, String stream) {
        kind = config.name();
        double attenuationDb = StreamRandom.of(config.seed(), NAME, stream).draw(config.attenuationDb());
        gain = (float) StrictMath.pow(10, -attenuationDb / 20);
    }

    /** The operator for {@link Flux#transform}. */
    public static Function<Flux<PcmFrame>, Flux<PcmFrame>> operator(CodecConfig config, String stream) {
        return Stages.operator(() -> new Codec(config, stream));
    }

    /** How much must be heard beyond a point of the stream before it comes out. */
    static Duration latency(CodecKind kind, int sampleRate) {
        return isResampled(kind, sampleRate)
                ? Resampler.latency(sampleRate, TO_TELEPHONE)
                        .plus(Resampler.latency(TELEPHONE_RATE, ResampleConfig.ofRate(sampleRate)))
                : Duration.ZERO;
    }

    private static boolean isResampled(CodecKind kind, int sampleRate) {
        return kind.isTelephone() && sampleRate > TELEPHONE_RATE;
    }

    @Override
    public void accept(PcmFrame frame, Consumer<? super PcmFrame> out) {
        order.gapBefore(frame);
        if (line == null) {
            Stage<PcmFrame, PcmFrame> code = this::code;
            line = isResampled(kind, frame.sampleRate())
                    ? new Resampler(TO_TELEPHONE)
                            .then(code)
                            .then(new Resampler(ResampleConfig.ofRate(frame.sampleRate())))
                    : code;
        }
        line.accept(frame, out);
    }

    @Override
    public void flush(Consumer<? super PcmFrame> out) {
        if (line != null) {
            line.flush(frame -> {
                int length = (int) Math.min(frame.length(), order.next() - frame.start());
                if (length > 0) {
                    out.accept(frame.slice(0, length));
                }
            });
        }
    }

    private void code(PcmFrame frame, Consumer<? super PcmFrame> out) {
        float[] coded = new float[frame.length()];
        for (int i = 0; i < coded.length; i++) {
            coded[i] = kind.coded(frame.samples()[i] * gain) / gain;
        }
        out.accept(new PcmFrame(frame.sampleRate(), frame.start(), coded));
    }
}
