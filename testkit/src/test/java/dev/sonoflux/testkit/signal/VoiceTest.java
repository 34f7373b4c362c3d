package dev.sonoflux.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {
    private static final Duration LENGTH = Duration.ofMillis(1500);

    @Test
    void sameSeedSaysTheSame() {
        assertThat(Voice.at(16_000).withSeed(3).speech(LENGTH).samples())
                .containsExactly(Voice.at(16_000).withSeed(3).speech(LENGTH).samples())
                .isNotEqualTo(Voice.at(16_000).withSeed(4).speech(LENGTH).samples());
    }

    @ParameterizedTest
    @ValueSource(ints = {4000, 8000, 16_000, 44_100, 48_000})
    void speechHasItsLengthAndItsLevelAndIsNotClipped(int rate) {
        Signal speech = Voice.at(rate).withRms(0.05).speech(LENGTH);

        assertThat(speech.duration()).isEqualTo(LENGTH);
        assertThat(speech.activeRms()).isCloseTo(0.05, within(1e-6));
        for (float sample : speech.samples()) {
            assertThat(sample).isBetween(-1f, 1f);
        }
    }

    @Test
    void wordIsAsLongAsItsSyllables() {
        assertThat(Voice.at(8000).word(1).duration()).isBetween(Duration.ofMillis(180), Duration.ofMillis(300));
        assertThat(Voice.at(8000).word(4).duration()).isBetween(Duration.ofMillis(720), Duration.ofMillis(1200));
    }

    @ParameterizedTest
    @ValueSource(doubles = {90, 120, 210})
    void vocalFoldsOpenAsOftenAsThePitchSays(double pitch) {
        double[] pulses = GlottalSource.pulses(16_000, 16_000, pitch, new Random(1));
        int pulsesSeen = 0;
        for (int i = 1; i < pulses.length; i++) {
            pulsesSeen += pulses[i - 1] <= 0 && pulses[i] > 0 ? 1 : 0;
        }

        assertThat((double) pulsesSeen).isCloseTo(pitch, within(0.02 * pitch + 1));
    }

    @ParameterizedTest
    @EnumSource(Vowel.class)
    void vowelIsStrongestNearItsFirstFormant(Vowel vowel) {
        double[] impulse = new double[4096];
        impulse[0] = 1;
        vowel.shape(impulse, 8192);
        double strongest = 0;
        double peak = 0;
        for (int hertz = 100; hertz < 4000; hertz += 2) {
            double power = power(impulse, hertz, 8192);
            if (power > peak) {
                peak = power;
                strongest = hertz;
            }
        }

        assertThat(strongest).isCloseTo(firstFormant(vowel), within(0.03 * firstFormant(vowel)));
    }

    @Test
    void whatIsNoVoiceIsRefused() {
        assertThatThrownBy(() -> Voice.at(2000)).hasMessageContaining("2000 Hz; 4000 are needed");
        assertThatThrownBy(() -> Voice.at(8000).withPitch(20)).hasMessageContaining("outside 50..500");
        assertThatThrownBy(() -> Voice.at(8000).withRms(0)).hasMessageContaining("outside 0..1");
        assertThatThrownBy(() -> Voice.at(8000).word(0)).hasMessageContaining("0 syllables");
    }

    /** As the table of Peterson and Barney has it. */
    private static double firstFormant(Vowel vowel) {
        return switch (vowel) {
            case BEET -> 270;
            case BIT -> 390;
            case BET -> 530;
            case BAT -> 660;
            case FATHER -> 730;
            case BOUGHT -> 570;
            case BOOK -> 440;
            case BOOT -> 300;
            case BUT -> 640;
            case BIRD -> 490;
        };
    }

    private static double power(double[] signal, double hertz, int rate) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < signal.length; i++) {
            re += signal[i] * Math.cos(2 * Math.PI * hertz * i / rate);
            im += signal[i] * Math.sin(2 * Math.PI * hertz * i / rate);
        }
        return re * re + im * im;
    }
}
