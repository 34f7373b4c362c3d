package dev.sonoflux.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds which detection is of which word, by time alone: labels play no part, so that a wrong label can't be helped by another
 * detection nearby. A detection may be of a word if their spans overlap or are at most {@link #TOLERANCE} apart. Matches are
 * one to one and in the order of time. Of all ways to match them, the one with the most matches is taken, and of those with
 * equally many the one with the longest overlap in sum; so a detection that may be of several words is of the one whose span it
 * overlaps most, unless another way leaves fewer words and detections over.
 */
final class EventAlignment {
    /** How far apart the spans of a word and of its detection may be, in seconds. */
    static final double TOLERANCE = 0.1;

    /** What a match counts: more than the overlap of all that could be in a stream. */
    private static final double MATCH = 1e6;

    private final List<Span> words;
    private final List<Span> detections;
    private final int[] matches;

    private EventAlignment(List<Span> words, List<Span> detections) {
        this.words = words;
        this.detections = detections;
        matches = new int[words.size()];
    }

    /** For each word the index of its detection, or -1. */
    static int[] of(List<Span> words, List<Span> detections) {
        int[] wordOrder = order(words);
        int[] detectionOrder = order(detections);
        EventAlignment sorted = new EventAlignment(sorted(words, wordOrder), sorted(detections, detectionOrder));
        sorted.alignGroups();
        int[] matches = new int[words.size()];
        for (int w = 0; w < matches.length; w++) {
            int detection = sorted.matches[w];
            matches[wordOrder[w]] = detection < 0 ? -1 : detectionOrder[detection];
        }
        return matches;
    }

    private static int[] order(List<Span> spans) {
        return IntStream.range(0, spans.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> spans.get(i).start())
                        .thenComparingDouble(i -> spans.get(i).end()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static List<Span> sorted(List<Span> spans, int[] order) {
        List<Span> sorted = new ArrayList<>();
        for (int i : order) {
            sorted.add(spans.get(i));
        }
        return sorted;
    }

    /** Spans far from all that went before begin a group of their own: nothing matches across its edge. */
    private void alignGroups() {
        int word = 0;
        int detection = 0;
        while (word < words.size() || detection < detections.size()) {
            int firstWord = word;
            int firstDetection = detection;
            double end = Math.min(start(words, word), start(detections, detection));
            boolean grows = true;
            while (grows) {
                int before = word + detection;
                for (; start(words, word) <= end + TOLERANCE; word++) {
                    end = Math.max(end, words.get(word).end());
                }
                for (; start(detections, detection) <= end + TOLERANCE; detection++) {
                    end = Math.max(end, detections.get(detection).end());
                }
                grows = word + detection > before;
            }
            align(firstWord, word, firstDetection, detection);
        }
    }

    private static double start(List<Span> spans, int index) {
        return index < spans.size() ? spans.get(index).start() : Double.POSITIVE_INFINITY;
    }

    /** By dynamic programming over the first words and the first detections of a group. */
    private void align(int firstWord, int endWord, int firstDetection, int endDetection) {
        int n = endWord - firstWord;
        int m = endDetection - firstDetection;
        double[][] best = new double[n + 1][m + 1];
        for (int w = 1; w <= n; w++) {
            for (int d = 1; d <= m; d++) {
                double matched = best[w - 1][d - 1] + value(firstWord + w - 1, firstDetection + d - 1);
                best[w][d] = Math.max(matched, Math.max(best[w - 1][d], best[w][d - 1]));
            }
        }
        int w = n;
        int d = m;
        while (w > 0) {
            if (best[w][d] == best[w - 1][d]) {
                matches[firstWord + --w] = -1;
            } else if (best[w][d] == best[w][d - 1]) {
                d--;
            } else {
                matches[firstWord + --w] = firstDetection + --d;
            }
        }
    }

    private double value(int word, int detection) {
        double overlap = words.get(word).overlap(detections.get(detection));
        return overlap >= -TOLERANCE ? MATCH + overlap : Double.NEGATIVE_INFINITY;
    }
}
