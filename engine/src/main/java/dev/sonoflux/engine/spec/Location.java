package dev.sonoflux.engine.spec;

/**
 * A place in a specification.
 *
 * @param file the file's path as the user gave it, or what else the text came from, e.g. {@code --set vad.threshold=1}
 * @param line counted from 1; 0 if all of the text is meant, e.g. an option of the command line
 * @param column counted from 1; 0 if all of the text is meant
 */
public record Location(String file, int line, int column) {
    private static final int ALL = 0;

    /** All of a text that has no lines, e.g. an option of the command line. */
    public static Location of(String origin) {
        return new Location(origin, ALL, ALL);
    }

    @Override
    public String toString() {
        return line == ALL ? file : file + ":" + line + ":" + column;
    }
}
