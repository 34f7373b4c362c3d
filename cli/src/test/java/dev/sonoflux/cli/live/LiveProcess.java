package dev.sonoflux.cli.live;

import dev.sonoflux.cli.CommandRun;
import dev.sonoflux.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, as a user starts it, and what it has printed so far. */
public final class LiveProcess implements AutoCloseable {
    /**
     * A line of standard output.
     *
     * @param nanos when it was read, by {@link System#nanoTime}
     */
    record Line(String text, long nanos) {}

    private final Process process;
    private final List<Line> out = new CopyOnWriteArrayList<>();
    private final List<String> err = new CopyOnWriteArrayList<>();
    private final List<Thread> readers;

    private LiveProcess(Process process) {
        this.process = process;
        readers = List.of(
                reader(process.inputReader(), line -> out.add(new Line(line, System.nanoTime()))),
                reader(process.errorReader(), err::add));
    }

    /** Runs the command line with these arguments at the microphone. */
    public static LiveProcess sonoflux(MicRig microphone, String... arguments) {
        return java(microphone, Main.class, arguments);
    }

    /** Runs a main class of the tests' class path. */
    static LiveProcess java(MicRig microphone, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dsonoflux.home=" + CommandRun.HOME,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(CommandRun.HOME.toFile());
        builder.environment().putAll(microphone.environment());
        try {
            return new LiveProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lines of standard output, oldest first. */
    List<Line> out() {
        return out;
    }

    /** Lines of standard error, oldest first. */
    List<String> err() {
        return err;
    }

    /** How many lines of standard output have this in them. */
    long count(String text) {
        return out.stream().filter(line -> line.text().contains(text)).count();
    }

    public void awaitOut(String text) {
        awaitOut(text, 1);
    }

    /** Waits until this many lines of standard output have the text in them. */
    void awaitOut(String text, int lines) {
        MicRig.await(() -> lines + " lines with '" + text + "' in " + out + "; standard error: " + err, () -> {
            failIfEndedWith(text, lines);
            return count(text) >= lines;
        });
    }

    void awaitErr(String text) {
        MicRig.await(() -> "'" + text + "' in " + err, () -> err.stream().anyMatch(line -> line.contains(text)));
    }

    /** SIGTERM; what it says after that is still read, which {@link Process#destroy} would prevent. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** CPU time that it has used. */
    Duration cpuTime() {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    /** Its threads with the CPU time that each has used, to tell what keeps it busy. */
    String threads() {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(process.pid()),
                            "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            return new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits for its end and for the last of its output. */
    int exit() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("it does not end; standard error: " + err);
            }
            for (Thread reader : readers) {
                reader.join();
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void failIfEndedWith(String text, int lines) {
        if (!process.isAlive() && readers.stream().noneMatch(Thread::isAlive) && count(text) < lines) {
            throw new AssertionError("ended with " + process.exitValue() + " and " + count(text) + " lines with '"
                    + text + "' in " + out + "; standard error: " + err);
        }
    }

    private interface Lines {
        void add(String line);
    }

    private static Thread reader(BufferedReader input, Lines lines) {
        Thread thread = new Thread(
                () -> {
                    try {
                        input.lines().forEach(lines::add);
                    } catch (UncheckedIOException e) {
                        // The process was destroyed: there is no more to read.
                        return;
                    }
                },
                "output of a live process");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
