package dev.sonoflux.training.neural;

import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is kept from training to stop it by.
 *
 * @param training indices of what is learned from
 * @param heldOut indices of what is kept from it
 */
record ValidationSplit(int[] training, int[] heldOut) {
    /**
     * Keeps whole speakers from training, drawn by chance, until they make up the fraction; of a single speaker, recordings.
     *
     * @param fraction how much of all is kept, 0 to below 1; 0: nothing
     */
    static ValidationSplit of(List<Example> examples, double fraction, long seed) {
        List<String> speakers = new ArrayList<>(
                examples.stream().map(Example::speaker).distinct().sorted().toList());
        Random random = new Random(seed);
        Set<Integer> kept = new HashSet<>();
        int wanted = (int) Math.round(fraction * examples.size());
        if (speakers.size() < 2) {
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
            Collections.shuffle(all, random);
            kept.addAll(all.subList(0, wanted));
        } else {
            Collections.shuffle(speakers, random);
            for (int s = 0; s < speakers.size() - 1 && kept.size() < wanted; s++) {
                String speaker = speakers.get(s);
                IntStream.range(0, examples.size())
                        .filter(i -> examples.get(i).speaker().equals(speaker))
                        .forEach(kept::add);
            }
        }
        return new ValidationSplit(
                IntStream.range(0, examples.size())
                        .filter(i -> !kept.contains(i))
                        .toArray(),
                kept.stream().mapToInt(i -> i).sorted().toArray());
    }
}
