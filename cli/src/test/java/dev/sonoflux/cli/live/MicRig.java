package dev.sonoflux.cli.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A microphone without a sound card: a private PulseAudio, whose default source Java Sound opens as its default line in
 * processes that have this rig's {@linkplain #environment() environment}. It can be taken away in all the ways in which
 * microphones go away.
 *
 * <p>It needs Debian's packages {@code pulseaudio pulseaudio-utils libasound2-plugins}, and neither root nor a kernel module.
 */
public final class MicRig implements AutoCloseable {
    private static final String SINK = "virt";
    private static final String PLAYED = "virtmic";
    private static final String PIPED = "pipemic";
    private static final Duration LISTENS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path home;
    private final String script;
    private final String source;
    private Process daemon;

    private MicRig(String source, String script) {
        this.source = source;
        try {
            // A socket's path has to be short, which a folder of the build may not be.
            home = Files.createTempDirectory(
                    "mic", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            this.script = script.replace("HOME", home.toString());
            Files.writeString(
                    home.resolve("asound.conf"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n");
            Files.writeString(home.resolve("client.conf"), "autospawn = no\n");
            Files.writeString(home.resolve("mic.pa"), this.script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        plugIn();
    }

    /** A microphone that hears what is {@linkplain #play played}, in real time, and silence otherwise. */
    public static MicRig hearingWhatIsPlayed() {
        // Without norewinds the first read takes more than a second.
        return new MicRig(PLAYED, """
                load-module module-native-protocol-unix auth-anonymous=1 socket=HOME/native
                load-module module-null-sink sink_name=virt rate=48000 format=s16le channels=1 norewinds=1
                load-module module-remap-source source_name=virtmic master=virt.monitor
                set-default-sink virt
                set-default-source virtmic
                """);
    }

    /** A microphone that hears, to the bit, what is written to its {@linkplain #pipe() pipe}: 16-bit mono; the writer paces it. */
    static MicRig hearingAPipe(int sampleRate) {
        return new MicRig(PIPED, """
                load-module module-native-protocol-unix auth-anonymous=1 socket=HOME/native
                load-module module-pipe-source source_name=pipemic file=HOME/mic.pipe format=s16le rate=RATE channels=1
                set-default-source pipemic
                """.replace("RATE", Integer.toString(sampleRate)));
    }

    /** Skips the test, saying so, where the packages are missing. */
    public static void assumeInstalled() {
        List<String> missing = Stream.of("pulseaudio", "pactl", "paplay")
                .filter(program -> !isOnPath(program))
                .toList();
        assumeTrue(
                missing.isEmpty(),
                () -> "SKIPPED: no virtual microphone without " + String.join(", ", missing)
                        + "; install pulseaudio pulseaudio-utils libasound2-plugins");
    }

    static boolean isOnPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** What a process needs in its environment to find the microphone. */
    Map<String, String> environment() {
        return Map.of(
                "ALSA_CONFIG_PATH", home.resolve("asound.conf").toString(),
                "PULSE_SERVER", "unix:" + home.resolve("native"),
                "PULSE_CLIENTCONFIG", home.resolve("client.conf").toString(),
                "PULSE_RUNTIME_PATH", home.toString(),
                "PULSE_STATE_PATH", home.toString(),
                "XDG_RUNTIME_DIR", home.toString());
    }

    /** Plays a recording to the microphone; the process ends when it has been played. */
    public Process play(Path recording) {
        return start("paplay", "-d", SINK, recording.toString());
    }

    /** What the microphone hears; closing it does not take the microphone away. */
    OutputStream pipe() {
        try {
            return Files.newOutputStream(home.resolve("mic.pipe"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until somebody listens: for longer than Java does when it only asks what the microphone can do. */
    void awaitListener() {
        AtomicReference<String> listener = new AtomicReference<>("");
        AtomicLong since = new AtomicLong();
        await(() -> "somebody who listens", () -> {
            String now = output("pactl", "list", "short", "source-outputs");
            if (!now.equals(listener.getAndSet(now))) {
                since.set(System.nanoTime());
            }
            return !now.isBlank() && System.nanoTime() - since.get() > LISTENS.toNanos();
        });
    }

    /** Starts the daemon, after {@link #kill} too. */
    void plugIn() {
        List<String> command = List.of(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--system=false",
                "--exit-idle-time=-1",
                "--realtime=no",
                "--high-priority=no",
                "--use-pid-file=no",
                "--log-target=newfile:" + home.resolve("pulse.log"),
                "--file=" + home.resolve("mic.pa"));
        try {
            // What a daemon that was killed left behind would keep the next one from making its own.
            Files.deleteIfExists(home.resolve("native"));
            Files.deleteIfExists(home.resolve("mic.pipe"));
            daemon = withEnvironment(new ProcessBuilder(command)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        await(
                () -> "the virtual microphone, see " + home.resolve("pulse.log"),
                () -> daemon.isAlive() && succeeds("pactl", "info"));
    }

    /** The daemon is gone at once, as after a crash. */
    void kill() {
        daemon.destroyForcibly();
        daemon.onExit().join();
    }

    /** The daemon hangs: it keeps its connections and answers nobody. */
    void hang() {
        run("kill", "-STOP", Long.toString(daemon.pid()));
    }

    void goOn() {
        run("kill", "-CONT", Long.toString(daemon.pid()));
    }

    /** The microphone is taken away and the daemon stays. */
    void unload() {
        run("pactl", "unload-module", source.equals(PIPED) ? "module-pipe-source" : "module-remap-source");
    }

    /** The microphone is there again after {@link #unload}. */
    void reload() {
        String module = script.lines()
                .filter(line -> line.contains("source_name=" + source))
                .findFirst()
                .orElseThrow()
                .replace("load-module ", "");
        List<String> command = new ArrayList<>(List.of("pactl", "load-module"));
        command.addAll(List.of(module.split(" ")));
        run(command.toArray(String[]::new));
        run("pactl", "set-default-source", source);
    }

    void suspend(boolean suspended) {
        run("pactl", "suspend-source", source, suspended ? "1" : "0");
    }

    void mute(boolean muted) {
        run("pactl", "set-source-mute", source, muted ? "1" : "0");
    }

    /** Waits until something is so, and fails if that takes too long. */
    static void await(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + what.get());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        kill();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String... command) {
        if (!succeeds(command)) {
            throw new AssertionError(String.join(" ", command) + " failed");
        }
    }

    private String output(String... command) {
        try {
            Process process = withEnvironment(new ProcessBuilder(command))
                    .redirectOutput(ProcessBuilder.Redirect.PIPE)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean succeeds(String... command) {
        return start(command).onExit().join().exitValue() == 0;
    }

    private Process start(String... command) {
        try {
            return withEnvironment(new ProcessBuilder(command)).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder withEnvironment(ProcessBuilder process) {
        process.environment().putAll(environment());
        return process.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
