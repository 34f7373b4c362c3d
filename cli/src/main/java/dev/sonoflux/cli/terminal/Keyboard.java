package dev.sonoflux.cli.terminal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Terminal;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The user's keys while something runs, read on a thread of its own, each at once: a terminal is told not to wait for Enter
 * and not to show them, until this is closed. {@value #QUIT} ends the run and is no key for anybody else.
 *
 * <p>Without a terminal, characters that come through a pipe are keys where somebody follows keys; its end ends nothing. A
 * process in the background has no keys.
 */
public final class Keyboard implements AutoCloseable {
    /** The key that ends the run. */
    public static final String QUIT = "q";

    private static final int WAIT_MILLIS = 100;

    private final Optional<RawTerminal> terminal;
    private final Runnable onQuit;
    private final Sinks.Many<String> keys = Sinks.many().multicast().directBestEffort();
    private volatile boolean closed;

    private Keyboard(Optional<RawTerminal> terminal, Runnable onQuit) {
        this.terminal = terminal;
        this.onQuit = onQuit;
    }

    /**
     * Opens it.
     *
     * @param pipe whether somebody follows keys, so that standard input is read where it is no terminal
     * @param onQuit called from the thread that reads, when {@value #QUIT} is pressed
     */
    public static Keyboard open(boolean pipe, Runnable onQuit) {
        Keyboard keyboard = new Keyboard(RawTerminal.open(), onQuit);
        if (keyboard.terminal.isPresent()) {
            Terminal raw = keyboard.terminal.get().terminal();
            keyboard.start(() -> raw.reader().read(WAIT_MILLIS));
        } else if (pipe && Foreground.isHere()) {
            Reader standardInput = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            keyboard.start(standardInput::read);
        }
        return keyboard;
    }

    /** A run that nobody steers. */
    public static Keyboard none() {
        return new Keyboard(Optional.empty(), () -> {});
    }

    /** Whether somebody sits at a terminal. */
    public boolean isTerminal() {
        return terminal.isPresent();
    }

    /** What is pressed from now on, named as in {@link dev.sonoflux.engine.audio.KeyPress}. */
    public Flux<String> keys() {
        return keys.asFlux();
    }

    /** The terminal is as it was before. */
    @Override
    public void close() {
        closed = true;
        terminal.ifPresent(RawTerminal::close);
    }

    private void start(KeyReader.Characters characters) {
        KeyReader reader = new KeyReader(characters, this::pressed);
        Thread thread = new Thread(() -> readWith(reader), "sonoflux-keyboard");
        thread.setDaemon(true);
        thread.start();
    }

    private void readWith(KeyReader reader) {
        try {
            boolean more = true;
            while (more && !closed) {
                more = reader.readKey();
            }
        } catch (IOException e) {
            keys.tryEmitError(e);
        }
    }

    private void pressed(String key) {
        if (key.equals(QUIT)) {
            onQuit.run();
        } else {
            keys.tryEmitNext(key);
        }
    }
}
