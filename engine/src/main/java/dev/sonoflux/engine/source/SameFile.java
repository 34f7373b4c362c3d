package dev.sonoflux.engine.source;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells what is on the disk under two paths, whatever links lead there. */
final class SameFile {
    private SameFile() {}

    /** Whether both exist and are one. */
    static boolean at(Path one, Path other) {
        return Files.exists(one) && Files.exists(other) && real(one).equals(real(other));
    }

    /** Whether both exist, and one is in the other or in a folder in it. */
    static boolean isInside(Path folder, Path path) {
        return Files.exists(folder) && Files.exists(path) && real(path).startsWith(real(folder));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be looked up: " + e.getMessage(), e);
        }
    }
}
