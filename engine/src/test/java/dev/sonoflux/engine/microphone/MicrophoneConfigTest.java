package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MicrophoneConfigTest {
    private static final MicrophoneConfig CONFIG = MicrophoneConfig.ofDefaults();

    @Test
    void eachSettingIsKept() {
        MicrophoneConfig config = CONFIG.withDevice("usb")
                .withRate(16_000)
                .withChannels(2)
                .withBuffer(Duration.ofMillis(100))
                .withOverflow(Overflow.FAIL)
                .withQueue(Duration.ofSeconds(5));

        assertThat(config)
                .isEqualTo(new MicrophoneConfig(
                        "usb",
                        OptionalInt.of(16_000),
                        OptionalInt.of(2),
                        Duration.ofMillis(100),
                        Overflow.FAIL,
                        Duration.ofSeconds(5)));
    }

    @Test
    void whatCannotWorkIsRefused() {
        assertThatThrownBy(() -> CONFIG.withDevice(" ")).hasMessageContaining("blank");
        assertThatThrownBy(() -> CONFIG.withRate(0)).hasMessageContaining("rate: 0 is not accepted");
        assertThatThrownBy(() -> CONFIG.withChannels(257)).hasMessageContaining("it must be 1 to 256");
        assertThatThrownBy(() -> CONFIG.withBuffer(Duration.ofMillis(4))).hasMessageContaining("buffer of 4 ms");
        assertThatThrownBy(() -> CONFIG.withQueue(Duration.ofMillis(39)))
                .hasMessageContaining("at least the buffer's 40");
        assertThatThrownBy(() -> CONFIG.withQueue(Duration.ofMinutes(11))).hasMessageContaining("at most 10 min");
    }

    @Test
    void theRateOfTheSourceIsKnownWhereItIsConfigured() {
        assertThat(MicrophoneSource.of(CONFIG).sampleRate()).isEmpty();
        assertThat(MicrophoneSource.of(CONFIG.withRate(16_000)).sampleRate()).hasValue(16_000);
    }
}
