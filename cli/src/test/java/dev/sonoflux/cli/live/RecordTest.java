package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.engine.audio.AudioEvent;
import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.CaptureStarted;
import dev.sonoflux.engine.audio.Fault;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recording.RecordingSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The virtual microphone is recorded: for a while, until it is ended, until it is killed. */
@Timeout(120)
class RecordTest {
    private static final int TERMINATED = 128 + 15;
    private static final double RATE = 16_000;

    @TempDir
    private Path folder;

    private Path wav;

    @BeforeEach
    void nameRecording() {
        MicRig.assumeInstalled();
        wav = folder.resolve("take.wav");
    }

    @Test
    void recordsForAsLongAsItIsToldTo() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess record = record(rig, "--seconds", "1.5", "--buffer", "500")) {
            rig.play(CommandRun.HOME.resolve("demo/digits.wav"));

            assertThat(record.exit()).as(record.err().toString()).isZero();
            assertThat(record.err())
                    .last()
                    .asString()
                    .contains("sonoflux: 1.500 s recorded in " + wav + ", nothing lost");
            assertThat(frames(replayed())).isEqualTo((long) (1.5 * RATE));
        }
    }

    @Test
    void aSignalEndsItInOrder() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess record = record(rig)) {
            rig.play(CommandRun.HOME.resolve("demo/digits.wav"));
            MicRig.await(() -> "3 s in " + wav, () -> recordedSeconds() > 3);

            record.terminate();

            assertThat(record.exit()).isEqualTo(TERMINATED);
            List<AudioEvent> events = replayed();
            assertThat(events.get(0)).isInstanceOf(CaptureStarted.class);
            assertThat(events).noneMatch(event -> event.toString().contains("was interrupted"));
            assertThat(events.stream().anyMatch(RecordTest::isLoud)).isTrue();
            assertThat(record.err()).last().asString().contains("s recorded in " + wav);
        }
    }

    @Test
    void whatWasRecordedASecondBeforeItIsKilledIsThere() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess record = record(rig)) {
            MicRig.await(() -> "3 s in " + wav, () -> recordedSeconds() > 3);
            long before = frames(replayed());

            ProcessHandle.of(record.pid()).orElseThrow().destroyForcibly();
            record.exit();

            List<AudioEvent> events = replayed();
            assertThat(frames(events)).isGreaterThanOrEqualTo(before);
            assertThat(events.get(events.size() - 1))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.message()).contains("was interrupted"));
        }
    }

    @Test
    void aMicrophoneThatWasAwayIsAGapInTheRecording() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                LiveProcess record = record(rig)) {
            rig.play(CommandRun.HOME.resolve("demo/digits.wav"));
            MicRig.await(() -> "1 s in " + wav, () -> recordedSeconds() > 1);
            rig.kill();
            record.awaitErr("warning: microphone");
            rig.plugIn();
            MicRig.await(
                    () -> "a second beginning, standard error: " + record.err(),
                    () -> replayed().stream()
                                    .filter(CaptureStarted.class::isInstance)
                                    .count()
                            == 2);

            record.terminate();
            record.exit();

            List<AudioEvent> events = replayed();
            PcmFrame last = events.stream()
                    .filter(PcmFrame.class::isInstance)
                    .map(PcmFrame.class::cast)
                    .reduce((one, other) -> other)
                    .orElseThrow();
            assertThat((double) (last.end() - frames(events))).isGreaterThan(0.5 * RATE);
            assertThat(events).anyMatch(event -> event instanceof PcmFrame frame && frame.length() == 0);
            assertThat(events).anyMatch(Fault.class::isInstance);
        }
    }

    @Test
    void atATerminalItShowsHowLongAndHowLoudAndQEndsIt() {
        TmuxScreen.assumeInstalled();
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = TmuxScreen.sonoflux(rig, folder, "record", wav.toString())) {
            screen.await("q ends it");
            rig.play(CommandRun.HOME.resolve("demo/digits.wav"));
            screen.await("dBFS");

            screen.press("q");

            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).contains("s recorded in " + wav).doesNotContain("dBFS");
            assertThat(screen.after()).isEqualTo(screen.before());
            assertThat(replayed()).noneMatch(event -> event.toString().contains("was interrupted"));
        }
    }

    private LiveProcess record(MicRig rig, String... options) {
        String[] arguments = new String[options.length + 4];
        arguments[0] = "record";
        arguments[1] = wav.toString();
        arguments[2] = "--rate";
        arguments[3] = Integer.toString((int) RATE);
        System.arraycopy(options, 0, arguments, 4, options.length);
        return LiveProcess.sonoflux(rig, arguments);
    }

    private double recordedSeconds() {
        return wav.toFile().length() / 2 / RATE;
    }

    private List<AudioEvent> replayed() {
        if (!Files.exists(wav) || wav.toFile().length() == 0) {
            return List.of();
        }
        return RecordingSource.of(wav)
                .streams()
                .concatMap(AudioStream::events)
                .collectList()
                .block();
    }

    private static long frames(List<AudioEvent> events) {
        return events.stream()
                .filter(PcmFrame.class::isInstance)
                .mapToLong(event -> ((PcmFrame) event).length())
                .sum();
    }

    private static boolean isLoud(AudioEvent event) {
        if (event instanceof PcmFrame frame) {
            for (float sample : frame.samples()) {
                if (Math.abs(sample) > 0.05) {
                    return true;
                }
            }
        }
        return false;
    }
}
