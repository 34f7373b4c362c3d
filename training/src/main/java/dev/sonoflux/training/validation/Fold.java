package dev.sonoflux.training.validation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is trained on and what is held out of it.
 *
 * @param name for reports: the held-out speaker, or the fold's number
 * @param training everything that a model may see
 * @param heldOut what it is tested on
 */
public record Fold(String name, List<Example> training, List<Example> heldOut) {
    public Fold {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
    }

    /** A fold for each speaker, in alphabetical order, that holds out all of what that speaker says. */
    public static List<Fold> bySpeaker(List<Example> examples) {
        return examples.stream()
                .map(Example::speaker)
                .distinct()
                .sorted()
                .map(speaker -> new Fold(
                        speaker,
                        examples.stream()
                                .filter(e -> !e.speaker().equals(speaker))
                                .toList(),
                        examples.stream()
                                .filter(e -> e.speaker().equals(speaker))
                                .toList()))
                .toList();
    }

    /**
     * Folds by chance in which every label has its share.
     *
     * @param k number of folds, at least 2
     * @param seed of the shuffling
     * @throws SonofluxException if there are fewer recordings than folds
     */
    public static List<Fold> stratified(List<Example> examples, int k, long seed) {
        if (k < 2) {
            throw new IllegalArgumentException(k + " folds; there must be 2 or more");
        }
        if (k > examples.size()) {
            throw new SonofluxException(k + " folds of " + examples.size()
                    + " recordings would leave some empty; ask for fewer folds, or record more");
        }
        SortedMap<String, List<Example>> byLabel = new TreeMap<>();
        examples.forEach(
                e -> byLabel.computeIfAbsent(e.label(), l -> new ArrayList<>()).add(e));
        List<List<Example>> heldOut = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            heldOut.add(new ArrayList<>());
        }
        Random random = new Random(seed);
        int next = 0;
        for (List<Example> sameLabel : byLabel.values()) {
            Collections.shuffle(sameLabel, random);
            for (Example e : sameLabel) {
                heldOut.get(next++ % k).add(e);
            }
        }
        List<Fold> folds = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            List<Example> held = heldOut.get(f);
            Set<String> ids = new HashSet<>(held.stream().map(Example::id).toList());
            folds.add(new Fold(
                    "fold " + (f + 1),
                    examples.stream().filter(e -> !ids.contains(e.id())).toList(),
                    examples.stream().filter(e -> ids.contains(e.id())).toList()));
        }
        return folds;
    }
}
