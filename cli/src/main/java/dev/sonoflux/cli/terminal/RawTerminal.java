package dev.sonoflux.cli.terminal;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/**
 * The terminal, each key of which is heard at once and not shown. Ctrl-C goes on to end the process; after Ctrl-Z and
 * {@code fg} keys are heard again. A shutdown restores it, too.
 */
final class RawTerminal implements AutoCloseable {
    /** How many columns the terminal has, for whoever writes to it. */
    private static final String COLUMNS_PROPERTY = "sonoflux.columns";

    /** Only keys are asked for, which is the same in all terminals, also in those that JLine does not know or calls dumb. */
    private static final String TYPE = "ansi";

    private static final String RESIZED = "WINCH";
    private static final String CONTINUED = "CONT";

    private final Terminal terminal;
    private final Attributes before;
    private final Object formerResized;
    private final Object formerContinued;
    private boolean closed;

    private RawTerminal(Terminal terminal) {
        this.terminal = terminal;
        before = terminal.getAttributes();
        hearEachKey();
        measure();
        formerResized = Signals.register(RESIZED, this::measure);
        formerContinued = Signals.register(CONTINUED, this::continued);
    }

    /** Nothing if standard input is no terminal, or is that of another process now. */
    static Optional<RawTerminal> open() {
        if (!Foreground.isHere()) {
            return Optional.empty();
        }
        // Otherwise whoever waits for a key changes the terminal again after it has been restored.
        System.setProperty(TerminalBuilder.PROP_NON_BLOCKING_READS, "false");
        try {
            return Optional.of(new RawTerminal(TerminalBuilder.builder()
                    .system(true)
                    .provider(TerminalBuilder.PROP_PROVIDER_EXEC)
                    .dumb(false)
                    .type(TYPE)
                    .nativeSignals(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build()));
        } catch (IOException | IllegalStateException e) {
            // How JLine says that there is no terminal.
            return Optional.empty();
        }
    }

    Terminal terminal() {
        return terminal;
    }

    /** A read waits for a key, and nothing else: what JLine calls raw gives up after a tenth of a second. */
    private void hearEachKey() {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setControlChar(Attributes.ControlChar.VMIN, 1);
        raw.setControlChar(Attributes.ControlChar.VTIME, 0);
        terminal.setAttributes(raw);
    }

    private synchronized void measure() {
        if (closed) {
            return;
        }
        try {
            int columns = terminal.getSize().getColumns();
            if (columns > 0) {
                System.setProperty(COLUMNS_PROPERTY, Integer.toString(columns));
            }
        } catch (IOError e) {
            // A line that is too long is cut off by the terminal; nothing worse comes of an old width.
            return;
        }
    }

    private synchronized void continued() {
        if (!closed && Foreground.isHere()) {
            hearEachKey();
            measure();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Signals.unregister(RESIZED, formerResized);
        Signals.unregister(CONTINUED, formerContinued);
        // Where a shutdown has begun, JLine restores it by itself, and two at once would get in each other's way.
        if (!isShuttingDown()) {
            restore();
        }
    }

    private void restore() {
        try {
            if (Foreground.isHere()) {
                terminal.setAttributes(before);
            }
            terminal.close();
        } catch (IOException | IOError e) {
            throw new SonofluxException("the terminal cannot be restored; type: stty sane", e);
        }
    }

    private static boolean isShuttingDown() {
        Thread probe = new Thread(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException e) {
            // This is how the runtime tells.
            return true;
        }
    }
}
