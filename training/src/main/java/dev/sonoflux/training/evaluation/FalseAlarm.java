package dev.sonoflux.training.evaluation;

/**
 * A detection where no word was said.
 *
 * @param stream the recording
 * @param label what was detected
 * @param confidence how certain it was, in [0, 1]
 * @param start where the speech begins that it was detected in, in seconds
 * @param end where that ends
 */
public record FalseAlarm(String stream, String label, double confidence, double start, double end) {
    /** How many are listed. */
    public static final int LISTED = 20;
}
