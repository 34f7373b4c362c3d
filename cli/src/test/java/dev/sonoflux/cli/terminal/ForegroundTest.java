package dev.sonoflux.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ForegroundTest {
    @Test
    void processIsInTheForegroundIfItsGroupIsTheTerminals() {
        assertThat(Foreground.isHere("812 (java) S 1 800 700 34817 800 4194560 1 2 3"))
                .isTrue();
        assertThat(Foreground.isHere("812 (a) b) S 1 800 700 34817 700 4194560 1 2 3"))
                .isFalse();
    }
}
