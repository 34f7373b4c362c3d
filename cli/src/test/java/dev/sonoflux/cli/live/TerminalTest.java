package dev.sonoflux.cli.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Live runs in a real terminal: keys say when somebody is listened to, and the terminal is sane whatever ends the run. */
@Timeout(120)
class TerminalTest {
    private static final int RATE = 16_000;
    private static final Path DEMO = CommandRun.HOME.resolve("demo/digits.wav");

    @TempDir
    private Path folder;

    @BeforeAll
    static void needsAMicrophoneAndATerminal() {
        MicRig.assumeInstalled();
        TmuxScreen.assumeInstalled();
    }

    @Test
    void pushToTalkHearsWhatIsSaidAfterTheKeyAndNothingElse() throws Exception {
        try (MicRig rig = MicRig.hearingAPipe(RATE);
                PacedPipe speaker = new PacedPipe(rig.pipe(), RATE);
                TmuxScreen screen = live(rig, "--push-to-talk", "--duration", "3")) {
            screen.await("enter captures one window");
            screen.await("dBFS");
            speaker.say(three()).get();
            speaker.say(pause()).get();

            screen.press("Enter");
            awaitLines("\"key\"", 1);
            speaker.say(one()).get();
            awaitLines("\"detection\"", 1);
            speaker.say(three()).get();
            screen.press("q");

            assertThat(screen.exit()).isZero();
            assertThat(lines("\"detection\"")).hasSize(1).allMatch(line -> line.contains("\"label\":\"1\""));
            assertThat(lines("\"segment\":0,\"start\"")).hasSize(1).allMatch(line -> line.contains("max-length"));
            assertThat(screen.text()).contains("sonoflux: 1 detection, nothing lost, no faults");
            assertThat(replayed("--push-to-talk", "--duration", "3")).isEqualTo(lines(""));
        }
    }

    @Test
    void toggleHearsWhatIsSaidBetweenTwoPresses() throws Exception {
        try (MicRig rig = MicRig.hearingAPipe(RATE);
                PacedPipe speaker = new PacedPipe(rig.pipe(), RATE);
                TmuxScreen screen = live(rig, "--toggle", "--toggle-key", "x")) {
            screen.await("x starts and stops listening");
            screen.await("paused");
            speaker.say(three()).get();

            screen.press("x");
            screen.await("silence");
            speaker.say(one()).get();
            awaitLines("\"detection\"", 1);
            screen.press("x");
            screen.await("paused");
            speaker.say(three()).get();
            screen.press("q");

            assertThat(screen.exit()).isZero();
            assertThat(replayed("--toggle", "--toggle-key", "x")).isEqualTo(lines(""));
            assertThat(lines("\"key\"")).hasSize(2);
            assertThat(lines("\"detection\"")).hasSize(1).allMatch(line -> line.contains("\"label\":\"1\""));
        }
    }

    @Test
    void theMeterStaysOnOneLineWhenTheTerminalBecomesNarrow() throws Exception {
        try (MicRig rig = MicRig.hearingAPipe(RATE);
                PacedPipe speaker = new PacedPipe(rig.pipe(), RATE);
                TmuxScreen screen = live(rig)) {
            screen.await("listening to");
            screen.await("dBFS");
            screen.resize(40);
            MicRig.await(
                    () -> "a short meter on the screen:\n" + screen.text(),
                    () -> meter(screen).allMatch(line -> line.length() < 40));
            speaker.say(one()).get();
            awaitLines("\"detection\"", 1);
            screen.await("silence");

            assertThat(meter(screen))
                    .as(screen.text())
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("[") && line.length() < 40);
            screen.press("q");
            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).doesNotContain("dBFS");
        }
    }

    @Test
    void theTerminalIsAsBeforeAfterTheKeyThatEndsTheRun() {
        assertThat(exitAfter(screen -> screen.press("q"))).isZero();
    }

    @Test
    void theTerminalIsAsBeforeAfterControlC() {
        assertThat(exitAfter(screen -> screen.press("C-c"))).isEqualTo(130);
    }

    @Test
    void theTerminalIsAsBeforeAfterSigterm() {
        assertThat(exitAfter(TmuxScreen::terminate)).isEqualTo(143);
    }

    @Test
    void theTerminalIsAsBeforeWhenTheRunCannotStart() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = live(rig, "--device", "no such microphone")) {
            assertThat(screen.exit()).isEqualTo(1);
            assertThat(screen.text()).contains("sonoflux: error: ").contains("no such microphone");
            assertThat(screen.after()).isEqualTo(screen.before());
        }
    }

    @Test
    void theTerminalIsAsBeforeWhenTheRunFails() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = live(rig, "--set=json-lines.path=/dev/full")) {
            screen.await("dBFS");
            assertThat(screen.settings()).contains("-icanon").contains("-echo ");
            rig.play(DEMO);

            assertThat(screen.exit()).isEqualTo(1);
            assertThat(screen.text()).contains("sonoflux: /dev/full cannot be written");
            assertThat(screen.after()).isEqualTo(screen.before());
        }
    }

    @Test
    void keysAreHeardAgainWhenTheRunGoesOnAfterItWasStopped() {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = live(rig, "--toggle")) {
            screen.await("paused");
            screen.signal("STOP");
            screen.makeSane();
            assertThat(screen.settings()).contains(" icanon");

            screen.signal("CONT");
            MicRig.await(
                    () -> "a terminal that sends each key:\n" + screen.settings(),
                    () -> screen.settings().contains("-icanon"));
            screen.press("t");
            screen.await("silence");
            screen.press("q");

            assertThat(screen.exit()).isZero();
            assertThat(screen.after()).isEqualTo(screen.before());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dumb", "nobody-knows-it"})
    void keysAreHeardAtOnceWhateverTheTerminal(String type) {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = TmuxScreen.sonofluxAt(type, rig, folder, arguments("--toggle"))) {
            screen.await("listening to");
            screen.press("q");

            assertThat(screen.exit()).isZero();
            assertThat(screen.text()).doesNotContain("Exception", "\nq");
            assertThat(screen.after()).isEqualTo(screen.before());
        }
    }

    private int exitAfter(Consumer<TmuxScreen> end) {
        try (MicRig rig = MicRig.hearingWhatIsPlayed();
                TmuxScreen screen = live(rig)) {
            screen.await("dBFS");
            assertThat(screen.settings()).contains("-icanon").contains("-echo ");

            end.accept(screen);

            int exit = screen.exit();
            assertThat(screen.after()).contains(" icanon").isEqualTo(screen.before());
            assertThat(screen.text()).contains("0 detections").doesNotContain("dBFS");
            return exit;
        }
    }

    private TmuxScreen live(MicRig rig, String... options) {
        return TmuxScreen.sonoflux(rig, folder, arguments(options));
    }

    private String[] arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "live",
                "--capture-rate=" + RATE,
                "--force-emit",
                "--output=" + output(),
                "--record=" + recording(),
                "--set=json-lines.segments=true",
                "--set=json-lines.keys=true"));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** The lines that the recording gives, heard again by the pipeline that the live run prints. */
    private List<String> replayed(String... options) throws IOException {
        List<String> print = new ArrayList<>(List.of(arguments(options)));
        print.add("--print-config");
        Path config = Files.writeString(
                folder.resolve("live.yaml"), CommandRun.of(print.toArray()).out());
        Path again = folder.resolve("again.jsonl");

        CommandRun replay = CommandRun.of("replay", recording(), config, "--output", again);

        assertThat(replay.exit()).as(replay.err()).isZero();
        return Files.readAllLines(again);
    }

    private Path recording() {
        return folder.resolve("take.wav");
    }

    private Path output() {
        return folder.resolve("out.jsonl");
    }

    private void awaitLines(String part, int number) {
        MicRig.await(
                () -> number + " lines with " + part + " in " + lines(""),
                () -> lines(part).size() >= number);
    }

    private List<String> lines(String part) {
        try {
            return Files.exists(output())
                    ? Files.readAllLines(output()).stream()
                            .filter(line -> line.contains(part))
                            .toList()
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> meter(TmuxScreen screen) {
        return screen.text().lines().filter(line -> line.contains("dBFS"));
    }

    /** Longer than the pre-roll of a press. */
    private static float[] pause() {
        Random random = new Random(1);
        float[] noise = new float[RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (1e-3 * random.nextGaussian());
        }
        return noise;
    }

    private static float[] three() {
        return spoken(0.6, 1.25);
    }

    private static float[] one() {
        return spoken(2.35, 2.9);
    }

    /** A stretch of the demo's recording, in seconds, as the microphone hears it. */
    private static float[] spoken(double from, double to) {
        AudioClip clip = AudioClip.read(DEMO, ChannelMix.mean(), Duration.ofMinutes(1));
        int rate = clip.sampleRate();
        float[] word = Arrays.copyOfRange(clip.samples(), (int) (from * rate), (int) (to * rate));
        return Resampler.resample(word, rate, ResampleConfig.ofRate(RATE));
    }
}
