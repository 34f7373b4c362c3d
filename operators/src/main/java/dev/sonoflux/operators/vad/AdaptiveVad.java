package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.speech.VoiceActivity;
import dev.sonoflux.engine.stage.Stages;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * Voice activity relative to the noise floor, which it follows: for rooms and levels that are not known, or that change.
 *
 * <p>Hops last 10 ms. What is compared is the mean power of a hop and the one before it, above 100 Hz. Speech begins at
 * {@code onsetDb} above the floor and ends below {@code releaseDb} above it. The floor is the least mean power over 100 ms
 * of the last second, or, while speech is heard, of up to the last 5 s. A background that becomes louder at a stroke counts
 * as speech for 5 s, one that becomes louder by up to 1 dB a second does not. A stream may begin in the
 * middle of a word: its first half second is heard before any of it is judged, and its quietest moment, or -40 dBFS where
 * all of it is louder, is taken for the floor until 2 s have shown otherwise. The same holds for what follows 100 ms or more
 * of nothing but zeros, as when a microphone is switched on.
 *
 * <p>In what it hands on, the level is that of the hop as it was heard, and the threshold is the one in force at that hop.
 */
public final class AdaptiveVad extends HopVad {
    public AdaptiveVad(AdaptiveVadConfig config) {
        super(new NoiseFloorJudge(config), TEN_MILLISECONDS, config.hangover());
    }

    /** The detector for {@link Flux#transform}, a fresh one for each subscriber. */
    public static Function<Flux<PcmFrame>, Flux<VoiceActivity>> operator(AdaptiveVadConfig config) {
        return Stages.operator(() -> new AdaptiveVad(config));
    }
}
