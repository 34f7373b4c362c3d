package dev.sonoflux.training.validation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Folds by chance in which every label has its share. */
final class ChanceFolds {
    private ChanceFolds() {}

    static List<Fold> cut(List<Example> examples, int k, long seed) {
        if (k > examples.size()) {
            throw new SonofluxException(k + " folds of " + examples.size()
                    + " recordings would leave some empty; ask for fewer folds, or record more");
        }
        SortedMap<String, List<Integer>> byLabel = new TreeMap<>();
        for (int i = 0; i < examples.size(); i++) {
            byLabel.computeIfAbsent(examples.get(i).label(), l -> new ArrayList<>())
                    .add(i);
        }
        int[] foldOf = new int[examples.size()];
        Random random = new Random(seed);
        int next = 0;
        for (List<Integer> sameLabel : byLabel.values()) {
            Collections.shuffle(sameLabel, random);
            for (int i : sameLabel) {
                foldOf[i] = next++ % k;
            }
        }
        return folds(
                foldOf, IntStream.rangeClosed(1, k).mapToObj(f -> "fold " + f).toList());
    }

    /** The folds that hold out what {@code foldOf} gives their number, in the order of the examples. */
    static List<Fold> folds(int[] foldOf, List<String> names) {
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            int fold = f;
            folds.add(new Fold(
                    names.get(f),
                    IntStream.range(0, foldOf.length)
                            .filter(i -> foldOf[i] != fold)
                            .toArray(),
                    IntStream.range(0, foldOf.length)
                            .filter(i -> foldOf[i] == fold)
                            .toArray()));
        }
        return folds;
    }
}
