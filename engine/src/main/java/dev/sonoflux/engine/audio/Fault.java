package dev.sonoflux.engine.audio;

/**
 * Something that went wrong with a source without ending the whole run.
 *
 * @param severity whether the stream goes on or is complete without what is missing (warning), or ended here (error), or
 *     whether that is worth no more than a note
 * @param subject what it is about: a file, a device
 * @param sampleRate samples per second of the position, or 0 if it isn't known, because no sample was ever read, say
 * @param position index of the sample at which it happened
 * @param message what was wrong, where, and what to do
 */
public record Fault(Severity severity, String subject, int sampleRate, long position, String message)
        implements AudioEvent {
    /** How bad it is. */
    public enum Severity {
        /** Nothing is missing, and the user knows: it was a warning shortly before. */
        NOTE,
        WARNING,
        ERROR
    }
}
