package dev.sonoflux.engine.microphone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceSelectionTest {
    private static final List<CaptureDevice> DEVICES =
            devices("Built-in Audio", "USB Microphone [plughw:1,0]", "USB Microphone [plughw:2,0]", "7", "usb");

    private static List<CaptureDevice> devices(String... names) {
        List<CaptureDevice> devices = new ArrayList<>();
        for (String name : names) {
            devices.add(new CaptureDevice(
                    devices.size(),
                    name,
                    "",
                    devices.isEmpty(),
                    List.of(),
                    List.of(1),
                    List.of(SampleEncoding.S16_LE)));
        }
        return devices;
    }

    @ParameterizedTest
    @CsvSource({
        "default, 0",
        "Built-in Audio, 0",
        "built-IN audio, 0",
        "'[plughw:2', 2",
        "2, 2",
        "7, 3",
        "USB, 4",
        "Built, 0",
    })
    void nameThenIndexThenPartOfAName(String wanted, int index) {
        assertThat(DeviceSelection.select(DEVICES, wanted).index()).isEqualTo(index);
    }

    @Test
    void theUsersDefaultIsNotADeviceOfThatName() {
        List<CaptureDevice> devices = devices("hw", "default");

        assertThat(DeviceSelection.select(devices, "default").name()).isEqualTo("hw");
        assertThat(DeviceSelection.select(devices, "DEFAULT").name()).isEqualTo("default");
    }

    @Test
    void severalThatFitAreListed() {
        assertThatThrownBy(() -> DeviceSelection.select(DEVICES, "microphone"))
                .isInstanceOf(SonofluxException.class)
                .hasMessage("several microphones are called 'microphone': 1 'USB Microphone [plughw:1,0]', 2 'USB"
                        + " Microphone [plughw:2,0]'; give more of the name, or the index");
    }

    @Test
    void noneThatFitsListsWhatThereIs() {
        assertThatThrownBy(() -> DeviceSelection.select(devices("a", "b"), "c"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("there is no microphone 'c'; there are 0 'a', 1 'b'");
    }

    @Test
    void withoutAnyDeviceItSaysWhatToDo() {
        assertThatThrownBy(() -> DeviceSelection.select(List.of(), "default"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("plug one in");
    }

    @Test
    void formatsAreInWords() {
        CaptureDevice device = new CaptureDevice(
                0,
                "a",
                "",
                true,
                List.of(44_100, 48_000),
                List.of(1, 2, 3, 4, 8),
                List.of(SampleEncoding.S16_LE, SampleEncoding.S24_LE));

        assertThat(device.formats()).isEqualTo("44100, 48000 Hz; channels 1-4, 8; s16le s24le");
    }
}
