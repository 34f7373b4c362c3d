package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Voice activity by a fixed threshold: a hop of 10 ms is speech if its root mean square is above the threshold. Right where
 * the level of speech and of the room are known; otherwise {@link AdaptiveVad}.
 */
public final class EnergyVad extends HopVad {
    public EnergyVad(EnergyVadConfig config) {
        super(above(config.threshold().rms()), TEN_MILLISECONDS, config.hangover());
    }

    private static HopJudge above(double threshold) {
        return hop -> {
            double level = Math.sqrt(MeanSquare.of(hop.samples()));
            return new HopJudge.Verdict(level, threshold, level > threshold);
        };
    }

    /** The detector for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<PcmFrame>, Flux<VoiceActivity>> operator(EnergyVadConfig config) {
        return Stages.operator(() -> new EnergyVad(config));
    }
}
