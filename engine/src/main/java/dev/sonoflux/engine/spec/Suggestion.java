package dev.sonoflux.engine.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that somebody probably meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code "; did you mean 'x'?"} if one of the known names is near, else nothing. */
    public static String of(String given, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(name -> distance(fold(given), fold(name))))
                .filter(name -> distance(fold(given), fold(name)) <= Math.max(2, name.length() / 3))
                .map(name -> "; did you mean '" + name + "'?")
                .orElse("");
    }

    /** minSpeech, min_speech and min-speech are the same slip. */
    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Levenshtein distance: insertions, deletions and substitutions. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
