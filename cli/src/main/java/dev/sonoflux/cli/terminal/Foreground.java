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

    /** What stands there for a process that no terminal controls. */
    private static final String NO_TERMINAL = "-1";

    private Foreground() {}

    /** True where it can't be known, or where there is no terminal. */
    static boolean isHere() {
        try {
            return isHere(Files.readString(STATUS));
        } catch (IOException e) {
            return true;
        }
    }

    static boolean isHere(String status) {
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ");
        String foreground = fields[FOREGROUND_GROUP];
        return foreground.equals(NO_TERMINAL) || fields[GROUP].equals(foreground);
    }
}
