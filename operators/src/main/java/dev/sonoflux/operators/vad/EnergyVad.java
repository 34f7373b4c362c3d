package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stage;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Voice activity by a fixed threshold: a hop of 10 ms is speech if its root mean square is above the threshold. Right where
 * the level of speech and of the room are known; otherwise {@link AdaptiveVad}.
 */
public final class EnergyVad implements Stage<PcmFrame, VoiceActivity> {
    private final HopVad vad;

    public EnergyVad(EnergyVadConfig config) {
        double threshold = config.threshold().rms();
        vad = HopVad.ofTenMilliseconds(
                hop -> {
                    double level = Math.sqrt(MeanSquare.of(hop.samples()));
                    return new HopJudge.Verdict(level, threshold, level > threshold);
                },
                config.hangover());
    }

    /** The detector for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<PcmFrame>, Flux<VoiceActivity>> operator(EnergyVadConfig config) {
        return Stages.operator(() -> new EnergyVad(config));
    }

    /**
     * Takes a frame of any size.
     *
     * @throws dev.sonoflux.engine.SonofluxException if the frame has another sample rate than the first one, or starts
     *     before the last one ended
     */
    @Override
    public void accept(PcmFrame frame, Consumer<? super VoiceActivity> out) {
        vad.accept(frame, out);
    }

    @Override
    public void flush(Consumer<? super VoiceActivity> out) {
        vad.flush(out);
    }
}
