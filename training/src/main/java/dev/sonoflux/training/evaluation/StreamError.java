package dev.sonoflux.training.evaluation;

import java.util.Optional;

/**
 * A place in a stream where detections and truth differ.
 *
 * @param stream the stream's name
 * @param start where the word begins, or the speech of an insertion, in seconds of stream time
 * @param end where it ends
 * @param label what was said; empty for an insertion
 * @param detected what was detected; empty for a miss
 * @param confidence of the detection; 0 for a miss
 */
public record StreamError(
        String stream,
        double start,
        double end,
        Optional<String> label,
        Optional<String> detected,
        double confidence) {}
