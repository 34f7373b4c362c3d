package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code devices} says of a microphone that works, of one that hangs, and of none. */
@Timeout(60)
class DevicesCommandTest {
    private static String text(LiveProcess devices) {
        return devices.out().stream().map(LiveProcess.Line::text).collect(Collectors.joining("\n"));
    }

    @Test
    void devicesAreListedWithWhatTheyOffer() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess devices = LiveProcess.sonoflux(rig, "devices")) {
            assertThat(devices.exit()).isZero();
            assertThat(text(devices))
                    .startsWith("0  default")
                    .contains("(default)")
                    .contains("any rate; channels 1-")
                    .contains("s16le")
                    .doesNotContain("level");
        }
    }

    @Test
    void probeTellsHowLoudItIs() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed()) {
            Process speech = rig.play(CommandRun.HOME.resolve("demo/digits.wav"));
            try (LiveProcess devices = LiveProcess.sonoflux(rig, "devices", "--probe")) {
                assertThat(devices.exit()).isZero();
                assertThat(text(devices)).containsPattern("48000 Hz, channels 1, s16le: level -[0-9.]+ dBFS, peak -");
            }
            speech.destroy();
        }
    }

    @Test
    void probeTellsOfZeros() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess devices = LiveProcess.sonoflux(rig, "devices", "--probe")) {
            assertThat(devices.exit()).isZero();
            assertThat(text(devices)).contains("only zeros, not even noise; is it muted");
        }
    }

    @Test
    void probeOfAMicrophoneThatDeliversNothingFails() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingAPipe(16_000);
                LiveProcess devices = LiveProcess.sonoflux(rig, "devices", "--probe")) {
            assertThat(devices.exit()).isEqualTo(1);
            assertThat(text(devices))
                    .contains("does not work: microphone 'default")
                    .contains("delivers nothing");
        }
    }

    @Test
    void soundServerThatHangsIsNotWaitedForForEver() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed()) {
            rig.hang();
            try (LiveProcess devices = LiveProcess.sonoflux(rig, "devices")) {
                assertThat(devices.exit()).isEqualTo(1);
                assertThat(devices.err()).singleElement().asString().contains("the sound system does not answer");
            }
        }
    }

    @Test
    void withoutAnyDeviceItSaysWhatToDo() {
        MicRig.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed()) {
            rig.kill();
            try (LiveProcess devices = LiveProcess.sonoflux(rig, "devices")) {
                assertThat(devices.exit()).isEqualTo(1);
                assertThat(devices.out()).isEmpty();
                List<String> err = devices.err();
                assertThat(err)
                        .singleElement()
                        .asString()
                        .contains("there is no microphone")
                        .contains("plug one in");
            }
        }
    }
}
