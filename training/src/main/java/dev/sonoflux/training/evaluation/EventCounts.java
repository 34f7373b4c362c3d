package dev.sonoflux.training.evaluation;

/**
 * Detections against what was said, event by event: each word and each detection counts once.
 *
 * @param hits words that were detected with their own label
 * @param substitutions words that were detected with another label
 * @param misses words without a detection
 * @param insertions detections where no word was left to match: false alarms
 */
public record EventCounts(int hits, int substitutions, int misses, int insertions) {
    /** How many words were said. */
    public int words() {
        return hits + substitutions + misses;
    }

    /** Words without a detection of their own label, of all: misses and substitutions. */
    public Proportion undetected() {
        return new Proportion(substitutions + misses, words());
    }

    EventCounts plus(EventCounts other) {
        return new EventCounts(
                hits + other.hits,
                substitutions + other.substitutions,
                misses + other.misses,
                insertions + other.insertions);
    }
}
