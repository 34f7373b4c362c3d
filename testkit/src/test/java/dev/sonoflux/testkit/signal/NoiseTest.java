package dev.sonoflux.testkit.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final int RATE = 16_000;
    private static final Duration LENGTH = Duration.ofSeconds(4);

    @Test
    void noisesHaveTheirLevelAndRepeatBySeed() {
        assertThat(Noise.white(RATE, LENGTH, 0.02, 1).rms()).isCloseTo(0.02, within(1e-6));
        assertThat(Noise.pink(RATE, LENGTH, 0.02, 1).rms()).isCloseTo(0.02, within(1e-6));
        assertThat(Noise.babble(RATE, LENGTH, 3, 0.02, 1).rms()).isCloseTo(0.02, within(1e-6));
        assertThat(Noise.babble(RATE, LENGTH, 3, 0.02, 1).samples())
                .containsExactly(Noise.babble(RATE, LENGTH, 3, 0.02, 1).samples())
                .isNotEqualTo(Noise.babble(RATE, LENGTH, 3, 0.02, 2).samples());
    }

    /** A first difference weighs high frequencies; against the power of all it tells the colours apart. */
    @Test
    void pinkNoiseHasLessOfTheHighFrequenciesThanWhite() {
        assertThat(brightness(Noise.white(RATE, LENGTH, 0.1, 1))).isCloseTo(2, within(0.05));
        assertThat(brightness(Noise.pink(RATE, LENGTH, 0.1, 1))).isLessThan(0.6);
    }

    @Test
    void clicksAreAsManyAsWanted() {
        int clicks = 0;
        for (float sample :
                Noise.clicks(RATE, Duration.ofSeconds(60), 10, 0.8, 1).samples()) {
            assertThat(Math.abs(sample)).isIn(0f, 0.8f);
            clicks += sample == 0 ? 0 : 1;
        }

        assertThat(clicks).isBetween(500, 700);
    }

    @Test
    void babbleOfNobodyIsRefused() {
        assertThatThrownBy(() -> Noise.babble(RATE, LENGTH, 0, 0.1, 1)).hasMessageContaining("a talker at least");
    }

    private static double brightness(Signal noise) {
        double differences = 0;
        double power = 0;
        float[] x = noise.samples();
        for (int i = 1; i < x.length; i++) {
            differences += (x[i] - x[i - 1]) * (x[i] - x[i - 1]);
            power += x[i] * x[i];
        }
        return differences / power;
    }
}
