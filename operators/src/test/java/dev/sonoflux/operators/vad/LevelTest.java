package dev.sonoflux.operators.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {
    @ParameterizedTest
    @CsvSource({"0.02, 0.02", "0, 0", "1, 1", "-20 dBFS, 0.1", "-20dBFS, 0.1", "-34 dbfs, 0.019952623", "0 dBFS, 1"})
    void readsRootMeanSquaresAndDecibels(String text, double rms) {
        assertThat(Level.parse(text).rms()).isCloseTo(rms, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "loud", "0.02 dB", "1.5", "-0.1", "3 dBFS", "NaN", "-20 dBFS dBFS", "1e400"})
    void refusesWhatIsNoLevel(String text) {
        assertThatThrownBy(() -> Level.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("level");
    }

    @Test
    void decibelsAreRelativeToARootMeanSquareOfOne() {
        assertThat(new Level(0.1).dbfs()).isCloseTo(-20, within(1e-9));
    }

    @Test
    void isShownAsItIsRead() {
        assertThat(Level.parse(Level.ofDbfs(-33).toString())).isEqualTo(Level.ofDbfs(-33));
        assertThat(new Level(0.02)).hasToString("0.02");
    }
}
