package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Makes sure of the two files of a recording before audio flows, so that it is known early if they can't be written. What
 * is in them stays until there is something to record: a microphone that can't be opened costs no former recording.
 */
final class NewFiles {
    /** Those that were not there. */
    private final List<Path> created;

    private NewFiles(List<Path> created) {
        this.created = created;
    }

    static NewFiles create(RecordingFiles files, boolean overwrite) {
        List<Path> both = List.of(files.wav(), files.events());
        if (!overwrite) {
            both.forEach(NewFiles::refuseExisting);
        }
        NewFiles made =
                new NewFiles(both.stream().filter(file -> !Files.exists(file)).toList());
        both.forEach(NewFiles::openAndClose);
        return made;
    }

    /** Whether neither of them was there. */
    boolean areNew() {
        return created.size() == 2;
    }

    /** Deletes those that were not there. */
    void delete() {
        for (Path file : created) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new SonofluxException(file + ": cannot be deleted: " + e.getMessage(), e);
            }
        }
    }

    private static void refuseExisting(Path file) {
        if (Files.exists(file)) {
            throw new SonofluxException(file + ": is there already, and a recording can't be made again; name another"
                    + " file, or have it overwritten (overwrite: true; record --force;"
                    + " live --set recording.overwrite=true)");
        }
    }

    private static void openAndClose(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new SonofluxException(
                    file + ": cannot be written: there is no folder " + folder + "; create it, or name another");
        }
        try {
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .close();
        } catch (IOException e) {
            throw new SonofluxException(
                    file + ": cannot be written: " + e.getMessage() + "; check the folder and the disk", e);
        }
    }
}
