package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The two files of a new recording, created before audio flows, so that it is known early if they can't be written. */
final class NewFiles {
    private NewFiles() {}

    /**
     * Creates both, or empties them where they may be overwritten.
     *
     * @return the file of events
     */
    static OutputStream create(RecordingFiles files, boolean overwrite) {
        if (!overwrite) {
            refuseExisting(files.wav());
            refuseExisting(files.events());
        }
        close(files.wav(), create(files.wav()));
        return create(files.events());
    }

    /** Deletes both; pipes and devices stay. */
    static void delete(RecordingFiles files) {
        for (Path file : List.of(files.wav(), files.events())) {
            try {
                if (Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new SonofluxException(file + ": cannot be deleted: " + e.getMessage(), e);
            }
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new SonofluxException(file + ": is there already, and a recording can't be made again; name another"
                    + " file, or have it overwritten (overwrite: true, or --force)");
        }
    }

    private static OutputStream create(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new SonofluxException(
                    file + ": cannot be written: there is no folder " + folder + "; create it, or name another");
        }
        try {
            return Files.newOutputStream(file);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static void close(Path file, OutputStream out) {
        try {
            out.close();
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static SonofluxException unwritable(Path file, IOException cause) {
        return new SonofluxException(
                file + ": cannot be written: " + cause.getMessage() + "; check the folder and the disk", cause);
    }
}
