package dev.sonoflux.training.evaluation;

/**
 * A stretch of a stream, in seconds.
 *
 * @param start where it begins
 * @param end where it ends, not before its start
 */
record Span(double start, double end) {
    /** How long both last together; negative and the distance between them if they don't. */
    double overlap(Span other) {
        return Math.min(end, other.end) - Math.max(start, other.start);
    }
}
