package dev.sonoflux.training.validation;

import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Folds of whole speakers in which every label has about its share. Speakers are dealt out one by one, those with most
 * recordings first, each to the fold that makes the labels' counts most even over the folds.
 */
final class SpeakerFolds {
    private SpeakerFolds() {}

    /** Nothing if a fold would leave a label without a recording to train on, or nothing to hold out. */
    static Optional<List<Fold>> cut(List<Example> examples, int k, long seed) {
        List<String> labels =
                examples.stream().map(Example::label).distinct().sorted().toList();
        Map<String, int[]> counts = new TreeMap<>();
        for (Example e : examples) {
            counts.computeIfAbsent(e.speaker(), s -> new int[labels.size()])[labels.indexOf(e.label())]++;
        }
        Map<String, Integer> foldOfSpeaker = k == counts.size() ? oneEach(counts) : dealt(counts, k, seed);
        List<String> names = IntStream.range(0, k)
                .mapToObj(f -> foldOfSpeaker.entrySet().stream()
                        .filter(e -> e.getValue() == f)
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(", ")))
                .toList();
        int[] foldOf =
                examples.stream().mapToInt(e -> foldOfSpeaker.get(e.speaker())).toArray();
        List<Fold> folds = ChanceFolds.folds(foldOf, names);
        boolean isComplete = folds.stream()
                .allMatch(fold -> fold.heldOut().length > 0
                        && Arrays.stream(fold.training())
                                        .mapToObj(i -> examples.get(i).label())
                                        .distinct()
                                        .count()
                                == labels.size());
        return isComplete ? Optional.of(folds) : Optional.empty();
    }

    private static Map<String, Integer> oneEach(Map<String, int[]> counts) {
        Map<String, Integer> folds = new TreeMap<>();
        counts.keySet().forEach(speaker -> folds.put(speaker, folds.size()));
        return folds;
    }

    private static Map<String, Integer> dealt(Map<String, int[]> counts, int k, long seed) {
        List<String> speakers = new ArrayList<>(counts.keySet());
        Collections.shuffle(speakers, new Random(seed));
        speakers.sort(Comparator.comparingInt(s -> -Arrays.stream(counts.get(s)).sum()));
        int labels = counts.values().iterator().next().length;
        int[] totals = new int[labels];
        counts.values().forEach(c -> add(totals, c, 1));
        int[][] dealt = new int[k][labels];
        Map<String, Integer> folds = new TreeMap<>();
        for (String speaker : speakers) {
            int best = 0;
            double least = Double.POSITIVE_INFINITY;
            for (int f = 0; f < k; f++) {
                add(dealt[f], counts.get(speaker), 1);
                double unevenness = unevenness(dealt, totals);
                add(dealt[f], counts.get(speaker), -1);
                if (unevenness < least) {
                    least = unevenness;
                    best = f;
                }
            }
            add(dealt[best], counts.get(speaker), 1);
            folds.put(speaker, best);
        }
        return folds;
    }

    private static void add(int[] sums, int[] counts, int sign) {
        for (int l = 0; l < sums.length; l++) {
            sums[l] += sign * counts[l];
        }
    }

    /** The sum over labels and folds of the squared share of the label that lies in the fold: least if all are alike. */
    private static double unevenness(int[][] dealt, int[] totals) {
        double sum = 0;
        for (int[] fold : dealt) {
            for (int l = 0; l < totals.length; l++) {
                double share = (double) fold[l] / totals[l];
                sum += share * share;
            }
        }
        return sum;
    }
}
