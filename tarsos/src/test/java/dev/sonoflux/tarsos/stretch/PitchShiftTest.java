package dev.sonoflux.tarsos.stretch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.tarsos.Streams;
import dev.sonoflux.testkit.signal.Voice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PitchShiftTest {
    private static final int RATE = 8000;
    /** Three cents: nobody hears less than five. */
    private static final double TOLERANCE = 0.0017;

    @ParameterizedTest
    @ValueSource(doubles = {-12, -4, -1.5, 0.3, 2, 7, 12})
    void theFrequencyIsShiftedAndLengthAndLevelStay(double semitones) {
        float[] tone = Streams.tone(RATE, 3, 220);

        float[] shifted = Streams.samples(fixed(semitones), RATE, tone);

        double expected = 220 * Math.pow(2, semitones / 12);
        assertThat(shifted).hasSize(tone.length);
        assertThat(Streams.frequency(shifted, RATE)).isCloseTo(expected, within(TOLERANCE * expected));
        assertThat(Streams.rms(shifted, RATE, 0.1, 2.9)).isCloseTo(0.2, within(0.01));
    }

    @Test
    void whatWouldLieAboveHalfTheRateIsTakenAway() {
        float[] shifted = Streams.samples(fixed(7), RATE, Streams.tone(RATE, 1, 3500));

        assertThat(Streams.rms(shifted, RATE, 0.1, 0.9)).isLessThan(0.002);
    }

    @Test
    void soundsStayWhereTheyAre() {
        float[] stream = new float[60 * RATE];
        float[] word = Streams.tone(RATE, 0.5, 300);
        System.arraycopy(word, 0, stream, 50 * RATE, word.length);

        float[] shifted = Streams.samples(fixed(3), RATE, stream);

        int first = 0;
        while (Math.abs(shifted[first]) < 0.05) {
            first++;
        }
        assertThat(first / (double) RATE).isCloseTo(50, within(0.02));
    }

    @Test
    void noShiftChangesNothing() {
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        assertThat(Streams.samples(fixed(0), RATE, voice)).isEqualTo(voice);
    }

    @Test
    void gapsStayWhereTheyAre() {
        float[] voice = Voice.at(RATE).speech(Duration.ofSeconds(1)).samples();

        List<PcmFrame> runs = Streams.runs(fixed(-2), new PcmFrame(RATE, 5, voice), new PcmFrame(RATE, 12_345, voice));

        assertThat(runs).extracting(PcmFrame::start).containsExactly(5L, 12_345L);
        assertThat(runs).extracting(PcmFrame::length).containsExactly(RATE, RATE);
    }

    @Test
    void sameForAnyFrameSizes() {
        float[] voice = Voice.at(RATE).speech(Duration.ofMillis(1300)).samples();
        Streams.sameForAnyFrameSizes(() -> fixed(2.5), new PcmFrame(RATE, 0, voice), new PcmFrame(RATE, 20_000, voice));
    }

    private static PitchShift fixed(double semitones) {
        return new PitchShift(PitchShiftConfig.ofSemitones(semitones), "s");
    }
}
