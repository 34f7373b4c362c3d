package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the lines of a recording's events; they are with the operating system, whole, after each {@link #flush}. */
final class SidecarWriter implements AutoCloseable {
    private final Path file;
    private final OutputStream out;
    private final SidecarJson json = new SidecarJson();
    private final StringBuilder pending = new StringBuilder();

    SidecarWriter(Path file, OutputStream out) {
        this.file = file;
        this.out = out;
    }

    void append(SidecarLine line) {
        pending.append(json.line(line)).append('\n');
    }

    void flush() {
        byte[] lines = pending.toString().getBytes(StandardCharsets.US_ASCII);
        pending.setLength(0);
        try {
            out.write(lines);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try (out) {
            flush();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private SonofluxException unwritable(IOException cause) {
        return new SonofluxException(
                file + ": cannot be written: " + cause.getMessage() + "; check the folder and the disk", cause);
    }
}
