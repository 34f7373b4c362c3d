package dev.sonoflux.training.validation;

import dev.sonoflux.training.features.Example;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is trained on and what is held out of it, as indices of a list of examples.
 *
 * @param name for reports: the held-out speaker, or the fold's number
 * @param training everything that a model may see
 * @param heldOut what it is tested on
 */
public record Fold(String name, int[] training, int[] heldOut) {
    /**
     * Holds out some of the examples. All others are trained on, but for those that would give away what is held out: what was
     * made of it and, by speaker, whatever else its speakers say.
     *
     * @param heldOut indices of examples that are tested, in rising order
     */
    public static Fold of(String name, List<Example> examples, int[] heldOut, GroupBy groupBy) {
        Set<String> ids = new HashSet<>();
        Set<String> speakers = new HashSet<>();
        for (int i : heldOut) {
            ids.add(examples.get(i).id());
            speakers.add(examples.get(i).speaker());
        }
        int[] training = IntStream.range(0, examples.size())
                .filter(i -> Arrays.binarySearch(heldOut, i) < 0)
                .filter(i -> Collections.disjoint(examples.get(i).madeOf(), ids))
                .filter(i -> groupBy == GroupBy.NONE
                        || !speakers.contains(examples.get(i).speaker()))
                .toArray();
        return new Fold(name, training, heldOut);
    }
}
