package dev.sonoflux.training.splice;

import dev.sonoflux.training.dataset.Recording;

/**
 * A word that is spoken in a stream: a line of truth.
 *
 * @param stream the stream's name, e.g. its file's; empty where nobody says
 * @param label the word
 * @param speaker who says it; {@link Recording#UNKNOWN_SPEAKER} where nobody says
 * @param id which recording it is; empty where nobody says
 * @param start where it begins, in seconds from the start of the stream, at least 0
 * @param end where it ends, not before its start
 */
public record TruthWord(String stream, String label, String speaker, String id, double start, double end) {
    /** @throws IllegalArgumentException if it has no label, or its times are no stretch of a stream */
    public TruthWord {
        if (label.isBlank()) {
            throw new IllegalArgumentException("'label' is empty; it must be the word");
        }
        if (!(start >= 0 && start <= end && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a word from " + start + " to " + end
                    + " s is not accepted; its start must be 0 or more, and its end not before its start");
        }
    }
}
