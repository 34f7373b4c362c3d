package dev.sonoflux.engine.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundLabelsTest {
    @ParameterizedTest
    @ValueSource(strings = {BackgroundLabels.UNKNOWN, BackgroundLabels.NOISE, "_silence_"})
    void labelBetweenUnderscoresIsNoWord(String label) {
        assertThat(BackgroundLabels.contains(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "unknown", "_", "__", "_up", "up_", "turn_on", ""})
    void otherLabelsAreWords(String label) {
        assertThat(BackgroundLabels.contains(label)).isFalse();
    }

    @Test
    void wordsComeFirst() {
        assertThat(Stream.of("_unknown_", "zero", "_noise_", "7").sorted(BackgroundLabels.WORDS_FIRST))
                .containsExactly("7", "zero", "_noise_", "_unknown_");
    }
}
