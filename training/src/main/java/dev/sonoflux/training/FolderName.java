package dev.sonoflux.training;

import dev.sonoflux.engine.SonofluxException;
import java.nio.file.Path;

/** What a folder of recordings is called in results. */
public final class FolderName {
    private FolderName() {}

    /**
     * The folder's own name, or that of a file.
     *
     * @throws SonofluxException if it is the root of a file system: all that one holds isn't listened to by mistake
     */
    public static String of(Path path) {
        Path name = path.toAbsolutePath().normalize().getFileName();
        if (name == null) {
            throw new SonofluxException(
                    path + " is the root of a file system; name the folder in it that has the recordings");
        }
        return name.toString();
    }
}
