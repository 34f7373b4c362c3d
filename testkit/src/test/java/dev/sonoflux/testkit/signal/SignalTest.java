package dev.sonoflux.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignalTest {
    private static final int RATE = 8000;
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void toneHasItsRootMeanSquare() {
        Signal tone = Signal.tone(RATE, SECOND, 400, 0.1);

        assertThat(tone.length()).isEqualTo(8000);
        assertThat(tone.rms()).isCloseTo(0.1, within(1e-6));
        assertThat(tone.samples()[5]).isCloseTo((float) (0.1 * Math.sqrt(2)), within(1e-6f));
    }

    @Test
    void piecesFollowEachOther() {
        Signal signal = Signal.silence(RATE, Duration.ofMillis(1)).then(new Signal(RATE, new float[] {0.5f, 0.25f}));

        assertThat(signal.samples()).containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0.5f, 0.25f);
        assertThat(signal.duration()).isEqualTo(Duration.ofNanos(1_250_000));
    }

    @Test
    void piecesAreHeardAtOnceFromAPointOn() {
        Signal long1 = new Signal(1000, new float[] {1, 1, 1});

        assertThat(long1.plusAt(Duration.ofMillis(2), new Signal(1000, new float[] {0.5f, 0.25f}))
                        .samples())
                .containsExactly(1, 1, 1.5f, 0.25f);
        assertThat(long1.samples()).containsExactly(1, 1, 1);
    }

    @Test
    void noiseHasTheRatioToTheSpeechWithoutItsPauses() {
        Signal word = Signal.silence(RATE, SECOND)
                .then(Signal.tone(RATE, SECOND, 400, 0.1))
                .then(Signal.silence(RATE, SECOND));

        Signal noisy = word.withNoise(Noise.white(RATE, Duration.ofSeconds(4), 1, 7), 20);

        assertThat(word.activeRms()).isCloseTo(0.1, within(1e-4));
        assertThat(noisy.length()).isEqualTo(24_000);
        Signal before = new Signal(RATE, Arrays.copyOf(noisy.samples(), 8000));
        assertThat(before.rms()).isCloseTo(0.01, within(5e-4));
    }

    @Test
    void offsetIsAddedToEverySample() {
        assertThat(new Signal(RATE, new float[] {0, 0.5f}).withOffset(-0.25).samples())
                .containsExactly(-0.25f, 0.25f);
    }

    @Test
    void silenceStaysSilentAtAnyLevel() {
        assertThat(Signal.silence(RATE, SECOND).withRms(0.1).rms()).isZero();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Signal signal = Signal.silence(RATE, SECOND);

        assertThatThrownBy(() -> signal.then(Signal.silence(16_000, SECOND)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16000 Hz does not fit to one at 8000 Hz");
        assertThatThrownBy(() -> signal.withNoise(Signal.silence(RATE, Duration.ofMillis(999)), 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before the signal");
    }

    @Test
    void signalIsASourceOfOneFrame() {
        Signal tone = Signal.tone(RATE, SECOND, 400, 0.1);

        PcmFrame frame = tone.source("tone")
                .streams()
                .concatMap(AudioStream::frames)
                .single()
                .block();

        assertThat(frame).isEqualTo(new PcmFrame(RATE, 0, tone.samples()));
    }
}
