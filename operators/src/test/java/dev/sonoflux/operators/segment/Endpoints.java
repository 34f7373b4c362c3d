package dev.sonoflux.operators.segment;

import dev.sonoflux.engine.speech.SpeechEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Segments compared with the words that are there. A segment hears a word if its speech, pre-roll and hangover left out,
 * overlaps it.
 *
 * @param exact number of words with one segment that has no other word
 * @param onsets where the speech of these begins, from the word's own start, in ms, in ascending order
 * @param offsets where it ends, from the word's own end, in ms, in ascending order
 * @param inside fraction of these words of which every sample lies in the segment, pre-roll and hangover included
 */
record Endpoints(
        int exact,
        List<String> missed,
        List<String> split,
        List<String> merged,
        int inserted,
        double[] onsets,
        double[] offsets,
        double inside) {
    static Endpoints compare(List<SplicedWords.Word> words, List<SpeechEvent.Ended> segments) {
        List<String> missed = new ArrayList<>();
        List<String> split = new ArrayList<>();
        List<String> merged = new ArrayList<>();
        List<Double> onsets = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        int inside = 0;
        for (SplicedWords.Word word : words) {
            List<SpeechEvent.Ended> own =
                    segments.stream().filter(s -> overlap(word, s)).toList();
            if (own.isEmpty()) {
                missed.add(word.name());
            } else if (own.size() > 1) {
                split.add(word.name());
            } else if (words.stream().filter(w -> overlap(w, own.get(0))).count() > 1) {
                merged.add(word.name());
            } else {
                SpeechEvent.Ended segment = own.get(0);
                onsets.add((segment.speechStart() - word.start()) * 1000.0 / SplicedWords.RATE);
                offsets.add((segment.speechEnd() - word.end()) * 1000.0 / SplicedWords.RATE);
                inside += segment.start() <= word.start() && segment.end() >= word.end() ? 1 : 0;
            }
        }
        int inserted = (int) segments.stream()
                .filter(s -> words.stream().noneMatch(w -> overlap(w, s)))
                .count();
        return new Endpoints(
                onsets.size(),
                missed,
                split,
                merged,
                inserted,
                ascending(onsets),
                ascending(offsets),
                (double) inside / onsets.size());
    }

    double onsetMs(int percentile) {
        return onsets[percentile * (onsets.length - 1) / 100];
    }

    double offsetMs(int percentile) {
        return offsets[percentile * (offsets.length - 1) / 100];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d words exact, missed %s, split %s, merged %s, %d inserted; onset [5 50 95 %%] %.0f %.0f %.0f ms, offset "
                        + "%.0f %.0f %.0f ms; wholly inside %.3f",
                exact,
                missed,
                split,
                merged,
                inserted,
                onsetMs(5),
                onsetMs(50),
                onsetMs(95),
                offsetMs(5),
                offsetMs(50),
                offsetMs(95),
                inside);
    }

    private static boolean overlap(SplicedWords.Word word, SpeechEvent.Ended segment) {
        return segment.speechStart() < word.end() && segment.speechEnd() > word.start();
    }

    private static double[] ascending(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
