package dev.sonoflux.engine.spec;

/**
 * A place in a specification.
 *
 * @param file the file's path as the user gave it, or what else the text came from, e.g. {@code --set vad.threshold=1}
 * @param line counted from 1
 * @param column counted from 1
 */
public record Location(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
