package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Voice activity by Silero VAD, a small recurrent network (Silero Team, github.com/snakers4/silero-vad): it knows speech from
 * other sounds, however loud these are. Audio has 8 or 16 kHz.
 *
 * <p>Hops last 32 ms. Speech begins when its probability reaches {@code onset}, and ends when it is below {@code release}. What
 * the network remembers of a stream is forgotten at a gap, and at a hop with samples that are no numbers. A shorter hop, before
 * a gap or at the end of the stream, is judged with silence behind it.
 *
 * <p>In what it hands on, the level is that of the hop, and there is no threshold: the network compares no levels.
 */
public final class SileroVad extends HopVad {
    /** @param model shared between streams, and closed by whoever opened it */
    public SileroVad(SileroModel model, SileroVadConfig config) {
        super(new ProbabilityJudge(model, config), SileroModel::hopLength, config.hangover());
    }

    /** The detector for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<PcmFrame>, Flux<VoiceActivity>> operator(SileroModel model, SileroVadConfig config) {
        return Stages.operator(() -> new SileroVad(model, config));
    }
}
