package dev.sonoflux.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the terminal listens to this process: one that a shell runs in the background is stopped if it asks for it. */
final class Foreground {
    private static final Path STATUS = Path.of("/proc/self/stat");

    /** Fields of the status behind the program's name: the process group, and the one in the foreground. */
    private static final int GROUP = 2;

    private static final int FOREGROUND_GROUP = 5;

    private Foreground() {}

    /** True where it can't be known. */
    static boolean isHere() {
        try {
            return isHere(Files.readString(STATUS));
        } catch (IOException e) {
            return true;
        }
    }

    static boolean isHere(String status) {
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ");
        return fields[GROUP].equals(fields[FOREGROUND_GROUP]);
    }
}
