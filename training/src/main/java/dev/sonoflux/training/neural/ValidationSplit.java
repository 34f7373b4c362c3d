package dev.sonoflux.training.neural;

import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.GroupBy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What is kept from training to stop it by: examples that are tested. */
final class ValidationSplit {
    private static final String NAME = "validation";

    private ValidationSplit() {}

    /**
     * Keeps whole speakers from training, drawn by chance, until they make up the fraction; of a single speaker, recordings.
     *
     * @param fraction how much of what is tested is kept, 0 to below 1; 0: nothing
     */
    static Fold of(List<Example> examples, double fraction, long seed) {
        List<Integer> tested = new ArrayList<>(IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).isTested())
                .boxed()
                .toList());
        List<String> speakers = new ArrayList<>(tested.stream()
                .map(i -> examples.get(i).speaker())
                .distinct()
                .sorted()
                .toList());
        Random random = new Random(seed);
        int wanted = (int) Math.round(fraction * tested.size());
        if (speakers.size() < 2) {
            Collections.shuffle(tested, random);
            return fold(examples, tested.subList(0, wanted), GroupBy.NONE);
        }
        Collections.shuffle(speakers, random);
        List<Integer> kept = new ArrayList<>();
        for (int s = 0; s < speakers.size() - 1 && kept.size() < wanted; s++) {
            String speaker = speakers.get(s);
            tested.stream()
                    .filter(i -> examples.get(i).speaker().equals(speaker))
                    .forEach(kept::add);
        }
        return fold(examples, kept, GroupBy.SPEAKER);
    }

    private static Fold fold(List<Example> examples, List<Integer> kept, GroupBy groupBy) {
        return Fold.of(NAME, examples, kept.stream().mapToInt(i -> i).sorted().toArray(), groupBy);
    }
}
