package dev.sonoflux.engine.recognition;

import java.util.Comparator;
import java.util.List;

/**
 * Labels of what is none of the words. They begin and end with an underscore; a model may have them beside its words, and they
 * are never a detection.
 */
public final class BackgroundLabels {
    /** Speech that is none of the words. */
    public static final String UNKNOWN = "_unknown_";

    /** What isn't speech. */
    public static final String NOISE = "_noise_";

    /** Words first, in alphabetical order, and then what is none. */
    public static final Comparator<String> WORDS_FIRST =
            Comparator.comparing(BackgroundLabels::contains).thenComparing(Comparator.naturalOrder());

    private static final String MARK = "_";

    private BackgroundLabels() {}

    /** Whether a label is that of no word. */
    public static boolean contains(String label) {
        return label.length() > 2 && label.startsWith(MARK) && label.endsWith(MARK);
    }

    /** The words among some labels, in their order. */
    public static List<String> words(List<String> labels) {
        return labels.stream().filter(label -> !contains(label)).toList();
    }
}
