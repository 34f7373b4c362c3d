package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes the lines of a recording's events; they are with the operating system, whole, after each {@link #flush}. What was
 * in the file before is given up with the first one.
 */
final class SidecarWriter implements AutoCloseable {
    private final Path file;
    private final SidecarJson json = new SidecarJson();
    private final StringBuilder pending = new StringBuilder();
    private Optional<OutputStream> out = Optional.empty();

    SidecarWriter(Path file) {
        this.file = file;
    }

    void append(SidecarLine line) {
        pending.append(json.line(line)).append('\n');
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        byte[] lines = pending.toString().getBytes(StandardCharsets.US_ASCII);
        pending.setLength(0);
        try {
            if (out.isEmpty()) {
                out = Optional.of(Files.newOutputStream(file));
            }
            out.get().write(lines);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            flush();
        } finally {
            out.ifPresent(this::close);
        }
    }

    private void close(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private SonofluxException unwritable(IOException cause) {
        return new SonofluxException(
                file + ": cannot be written: " + cause.getMessage() + "; check the folder and the disk", cause);
    }
}
