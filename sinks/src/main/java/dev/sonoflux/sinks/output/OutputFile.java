package dev.sonoflux.sinks.output;

import dev.sonoflux.engine.SonofluxException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Where lines of text go: a file, which is created or emptied, or standard output. Nothing is held back: what was written
 * is with the operating system when the call returns.
 */
public final class OutputFile implements AutoCloseable {
    /** The path that stands for standard output. */
    public static final Path STANDARD_OUTPUT = Path.of("-");

    private final String name;
    private final OutputStream stream;
    private final boolean owned;

    private OutputFile(String name, OutputStream stream, boolean owned) {
        this.name = name;
        this.stream = stream;
        this.owned = owned;
    }

    /**
     * Opens it.
     *
     * @throws SonofluxException if it cannot be written: why, and what to do
     */
    public static OutputFile open(Path path) {
        if (path.equals(STANDARD_OUTPUT)) {
            return new OutputFile("standard output", System.out, false);
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new SonofluxException(
                    path + " cannot be written: there is no folder " + folder + "; create it, or name another");
        }
        if (Files.isDirectory(path)) {
            throw new SonofluxException(path + " cannot be written: it is a folder; name a file");
        }
        try {
            return new OutputFile(path.toString(), new FileOutputStream(path.toFile()), true);
        } catch (IOException e) {
            throw unwritable(path.toString(), e);
        }
    }

    /** The file that {@link #open} would create or empty; none for standard output. */
    public static Set<Path> written(Path path) {
        return path.equals(STANDARD_OUTPUT) ? Set.of() : Set.of(path);
    }

    /** Writes to a stream that somebody else opened and closes; {@code name} is what messages call it. */
    public static OutputFile of(OutputStream stream, String name) {
        return new OutputFile(name, stream, false);
    }

    /**
     * Writes a line as UTF-8, with {@code terminator} behind it.
     *
     * @throws SonofluxException if it cannot be written, because the disk is full, say
     */
    public void write(String line, String terminator) {
        try {
            stream.write((line + terminator).getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw unwritable(name, e);
        }
        if (stream instanceof PrintStream print && print.checkError()) {
            throw new SonofluxException(
                    name + " cannot be written: whoever reads it has closed it, or the disk it goes to is full");
        }
    }

    @Override
    public void close() {
        if (!owned) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            throw unwritable(name, e);
        }
    }

    private static SonofluxException unwritable(String name, IOException cause) {
        return new SonofluxException(
                name + " cannot be written: " + cause.getMessage() + "; check its permissions and the disk", cause);
    }
}
