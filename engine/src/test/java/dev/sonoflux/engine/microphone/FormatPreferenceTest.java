package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.PcmFormat;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FormatPreferenceTest {
    private static final CaptureDevice DEVICE =
            new CaptureDevice(0, "a", "", true, List.of(12_345), List.of(4, 6), List.of(SampleEncoding.S16_LE));

    @Test
    void theBestIsWhatSoundHardwareRunsAtWithFewestChannels() {
        List<PcmFormat> formats = FormatPreference.of(DEVICE, OptionalInt.empty(), OptionalInt.empty());

        assertThat(formats)
                .startsWith(
                        new PcmFormat(48_000, 1, SampleEncoding.S16_LE),
                        new PcmFormat(48_000, 1, SampleEncoding.S16_BE),
                        new PcmFormat(48_000, 1, SampleEncoding.S24_LE))
                .doesNotHaveDuplicates()
                .contains(new PcmFormat(12_345, 4, SampleEncoding.S32_BE));
        assertThat(formats.indexOf(new PcmFormat(48_000, 2, SampleEncoding.S16_LE)))
                .isLessThan(formats.indexOf(new PcmFormat(44_100, 1, SampleEncoding.S16_LE)));
    }

    @Test
    void whatIsConfiguredIsNotVaried() {
        assertThat(FormatPreference.of(DEVICE, OptionalInt.of(16_000), OptionalInt.of(2)))
                .hasSize(6)
                .allMatch(format -> format.sampleRate() == 16_000 && format.channels() == 2);
    }
}
