package dev.sonoflux.cli.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.cli.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody at a real terminal, who runs a command at the microphone, reads the screen and presses keys. */
final class TmuxScreen implements AutoCloseable {
    /** What tmux calls itself. */
    private static final String USUAL = "screen";

    private final MicRig microphone;
    private final Path folder;

    private TmuxScreen(MicRig microphone, Path folder) {
        this.microphone = microphone;
        this.folder = folder;
    }

    /** Skips the test, saying so, where tmux is missing. */
    static void assumeInstalled() {
        assumeTrue(MicRig.isOnPath("tmux"), "SKIPPED: no terminal without a screen; install tmux");
    }

    /** Runs the command line with these arguments, and notes how the terminal was before and is after it. */
    static TmuxScreen sonoflux(MicRig microphone, Path folder, String... arguments) {
        return sonofluxAt(USUAL, microphone, folder, arguments);
    }

    /** The same at a terminal that is called something else. */
    static TmuxScreen sonofluxAt(String type, MicRig microphone, Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsonoflux.home=" + CommandRun.HOME,
                "-Dsonoflux.progress=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        String quoted = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        // The inner shell becomes the command, whose process identifier is known so; Ctrl-C must not end the outer one.
        String script = """
                trap : INT
                stty -a > before
                export TERM=%s
                sh -c 'echo $$ > pid; exec "$@"' sh %s
                echo $? > status
                stty -a > after
                touch ended
                exec cat
                """.formatted(type, quoted);
        TmuxScreen screen = new TmuxScreen(microphone, folder);
        try {
            Files.writeString(folder.resolve("script"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        screen.tmux(
                "-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", "-c", folder.toString(), "sh script");
        return screen;
    }

    /** What is on the screen now. */
    String text() {
        return tmux("capture-pane", "-p");
    }

    /** Presses keys, named as tmux does. */
    void press(String... keys) {
        List<String> command = new ArrayList<>(List.of("send-keys"));
        command.addAll(List.of(keys));
        tmux(command.toArray(String[]::new));
    }

    void resize(int columns) {
        tmux("resize-window", "-x", Integer.toString(columns));
    }

    void await(String text) {
        MicRig.await(() -> "'" + text + "' on the screen:\n" + text(), () -> text().contains(text));
    }

    /** SIGTERM. */
    void terminate() {
        signal("TERM");
    }

    void signal(String name) {
        output(List.of("kill", "-s", name, file("pid")));
    }

    /** Waits for the end of the command and tells its exit status. */
    int exit() {
        MicRig.await(() -> "the end; on the screen:\n" + text(), () -> Files.exists(folder.resolve("ended")));
        return Integer.parseInt(file("status"));
    }

    /** The terminal's settings before the command. */
    String before() {
        return file("before");
    }

    /** The terminal's settings after the command. */
    String after() {
        return file("after");
    }

    /** The terminal's settings now. */
    String settings() {
        return stty("-a");
    }

    /** What a shell does when it comes back to the foreground. */
    void makeSane() {
        stty("sane");
    }

    private String stty(String what) {
        return output(List.of("sh", "-c", "stty " + what + " < " + tmux("display-message", "-p", "#{pane_tty}")));
    }

    @Override
    public void close() {
        tmux("kill-server");
    }

    private String file(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String tmux(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of("tmux", "-S", folder.resolve("tmux").toString()), Stream.of(arguments))
                .toList();
        return output(command).stripTrailing();
    }

    private String output(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(microphone.environment());
        builder.environment().remove("TMUX");
        try {
            return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
