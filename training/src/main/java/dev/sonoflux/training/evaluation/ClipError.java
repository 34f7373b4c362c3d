package dev.sonoflux.training.evaluation;

import java.util.Comparator;
import java.util.List;

/**
 * A recording that was taken for another word.
 *
 * @param id the recording's name in its dataset
 * @param speaker who says it
 * @param label what is said
 * @param predicted what was heard
 * @param confidence posterior of what was heard, in [0, 1]
 * @param own posterior of what is said, in [0, 1]
 */
public record ClipError(String id, String speaker, String label, String predicted, double confidence, double own) {
    /** How many are listed. */
    public static final int LISTED = 20;

    /** The errors the model was most certain of, the most certain one first. */
    static List<ClipError> worst(List<String> labels, List<Scored> posteriors) {
        return posteriors.stream()
                .filter(s -> !s.isCorrect(labels))
                .map(s -> new ClipError(
                        s.id(),
                        s.speaker(),
                        s.label(),
                        labels.get(s.predicted()),
                        s.confidence(),
                        s.values()[labels.indexOf(s.label())]))
                .sorted(Comparator.comparingDouble(ClipError::confidence)
                        .reversed()
                        .thenComparing(ClipError::id))
                .limit(LISTED)
                .toList();
    }
}
