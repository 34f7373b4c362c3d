package dev.sonoflux.engine.audio;

/**
 * A key that was pressed while a live source was listening. It takes its place in the stream, so that a replay presses it
 * at the same sample.
 *
 * @param sampleRate samples per second of the position
 * @param position index of the first sample that had not been captured yet
 * @param key the key's name: {@link #ENTER}, or the character that it types
 */
public record KeyPress(int sampleRate, long position, String key) implements AudioEvent {
    /** The name of the Enter key. */
    public static final String ENTER = "enter";
}
