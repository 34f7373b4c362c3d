package dev.sonoflux.tarsos.pitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.stage.Stages;
import dev.sonoflux.tarsos.Streams;
import dev.sonoflux.testkit.signal.Noise;
import dev.sonoflux.testkit.source.Rechunking;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

class PitchTrackerTest {
    private static final int RATE = 16_000;

    @ParameterizedTest
    @ValueSource(doubles = {70, 120, 430})
    void aTonesPitchIsItsFrequency(double hertz) {
        List<Pitch> pitches = track(PitchConfig.ofDefaults(), new PcmFrame(RATE, 0, Streams.tone(RATE, 0.5, hertz)));

        assertThat(pitches).isNotEmpty().allSatisfy(pitch -> {
            assertThat(pitch.voiced()).isTrue();
            assertThat(pitch.hertz()).isCloseTo(hertz, within(0.003 * hertz));
            assertThat(pitch.probability()).isGreaterThan(0.95);
        });
    }

    @Test
    void silenceNoiseAndTonesOutsideTheRangeAreUnvoiced() {
        float[] noise = Noise.white(RATE, Duration.ofMillis(500), 0.1, 1).samples();

        for (float[] samples : List.of(new float[RATE / 2], noise, Streams.tone(RATE, 0.5, 700))) {
            assertThat(track(PitchConfig.ofDefaults(), new PcmFrame(RATE, 0, samples)))
                    .isNotEmpty()
                    .allSatisfy(pitch -> {
                        assertThat(pitch.voiced()).isFalse();
                        assertThat(pitch.hertz()).isZero();
                        assertThat(pitch.probability()).isBetween(0.0, 1.0);
                    });
        }
    }

    @Test
    void estimatesFollowEachOtherByTheHopFromTheStartAndFromAGapOn() {
        PitchConfig config = PitchConfig.ofDefaults().withRange(80, 500);
        float[] tone = Streams.tone(RATE, 0.05, 200);

        List<Pitch> pitches = track(config, new PcmFrame(RATE, 100, tone), new PcmFrame(RATE, 5003, tone));

        assertThat(pitches).extracting(Pitch::position).containsExactly(302L, 462L, 622L, 5205L, 5365L, 5525L);
    }

    @Test
    void sameForAnyFrameSizes() {
        PcmFrame voice = new PcmFrame(RATE, 0, Streams.tone(RATE, 1, 150));
        List<Pitch> whole = track(PitchConfig.ofDefaults(), voice);

        for (int longest : new int[] {1, 160, 5000}) {
            PcmFrame[] cut = Flux.just(voice)
                    .transform(Rechunking.ofRandomSizes(longest, 1).frames())
                    .toStream()
                    .toArray(PcmFrame[]::new);
            assertThat(track(PitchConfig.ofDefaults(), cut)).isEqualTo(whole);
        }
    }

    @Test
    void aPitchAboveHalfTheRateIsRefused() {
        PitchTracker tracker = new PitchTracker(PitchConfig.ofDefaults().withRange(60, 4000));

        assertThatThrownBy(() -> tracker.accept(new PcmFrame(8000, 0, new float[10]), pitch -> {}))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("'highest' is 4000 Hz");
    }

    @Test
    void settingsOutOfRangeAreNamedWithTheirRange() {
        PitchConfig defaults = PitchConfig.ofDefaults();

        assertThatThrownBy(() -> defaults.withRange(500, 100))
                .hasMessageContaining("500 Hz, must be below the highest");
        assertThatThrownBy(() -> defaults.withRange(10, 100)).hasMessageContaining("must lie in 20 to 5000 Hz");
        assertThatThrownBy(() -> defaults.withHop(Duration.ofNanos(500_000)))
                .hasMessageContaining("a hop of 0.5 ms is not accepted; it must be from 1 ms to 10 s");
    }

    @Test
    void aPitchTellsSinksWhatIsInIt() {
        Pitch pitch = new Pitch(RATE, 8000, 121.3449, 0.97314, true);

        assertThat(pitch.type()).isEqualTo("pitch");
        assertThat(pitch.values().toString()).isEqualTo("{hertz=121.34, probability=0.9731, voiced=true}");
    }

    private static List<Pitch> track(PitchConfig config, PcmFrame... frames) {
        return Stages.run(new PitchTracker(config), List.of(frames));
    }
}
