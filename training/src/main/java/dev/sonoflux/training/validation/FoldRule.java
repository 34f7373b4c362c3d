package dev.sonoflux.training.validation;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.features.Example;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How examples are cut into folds. Every label has its share in every fold; by speaker, as far as whole speakers allow (as
 * scikit-learn's {@code StratifiedGroupKFold}).
 *
 * @param count how many folds; empty: a fold for each speaker up to {@link #MOST_SPEAKER_FOLDS}, or {@link #CHANCE_FOLDS} by
 *     chance
 * @param groupBy what is kept on one side; where there is one speaker only, or one alone who says a label, folds are made by
 *     chance
 */
public record FoldRule(Optional<Integer> count, GroupBy groupBy) {
    /** So many folds there are by speaker if not told otherwise; with more speakers, each fold holds out several. */
    public static final int MOST_SPEAKER_FOLDS = 6;

    /** So many folds there are by chance if not told otherwise. */
    public static final int CHANCE_FOLDS = 5;

    /** As many folds as there are speakers. */
    public static final int EVERY_SPEAKER = Integer.MAX_VALUE;

    public FoldRule {
        count.ifPresent(k -> {
            if (k < 2) {
                throw new IllegalArgumentException("folds: " + k + " is not accepted; it must be 2 or more");
            }
        });
    }

    /** By speaker where that is possible, and as many as there are by default. */
    public static FoldRule ofDefaults() {
        return new FoldRule(Optional.empty(), GroupBy.SPEAKER);
    }

    public FoldRule withCount(int value) {
        return new FoldRule(Optional.of(value), groupBy);
    }

    public FoldRule withGroupBy(GroupBy value) {
        return new FoldRule(count, value);
    }

    /**
     * Cuts. What is not tested is held out of no fold, and trained on in those where it gives nothing away.
     *
     * @param seed of the shuffling
     * @throws SonofluxException if there is a label with one recording only, or fewer recordings than folds
     */
    public Folds cut(List<Example> examples, long seed) {
        int[] tested = IntStream.range(0, examples.size())
                .filter(i -> examples.get(i).isTested())
                .toArray();
        Folds folds = cutTested(Arrays.stream(tested).mapToObj(examples::get).toList(), seed);
        GroupBy kept = folds.bySpeaker() ? GroupBy.SPEAKER : GroupBy.NONE;
        List<Fold> whole = folds.folds().stream()
                .map(fold -> Fold.of(
                        fold.name(),
                        examples,
                        Arrays.stream(fold.heldOut()).map(i -> tested[i]).toArray(),
                        kept))
                .toList();
        return new Folds(whole, folds.bySpeaker(), folds.description());
    }

    private Folds cutTested(List<Example> examples, long seed) {
        if (groupBy == GroupBy.NONE) {
            requireChance("--group-by none");
            return byChance(examples, seed, "as --group-by none asks for");
        }
        long speakers = examples.stream().map(Example::speaker).distinct().count();
        if (speakers < 2) {
            requireChance("a dataset of one speaker");
            return byChance(examples, seed, "because there is one speaker only");
        }
        int k = (int) Math.min(speakers, count.orElse(MOST_SPEAKER_FOLDS));
        Optional<List<Fold>> bySpeaker = SpeakerFolds.cut(examples, k, seed);
        if (bySpeaker.isPresent()) {
            String how = k == speakers
                    ? k + " folds, leave-one-speaker-out"
                    : k + " folds of whole speakers (" + speakers + " speakers), stratified by label";
            return new Folds(bySpeaker.get(), true, how);
        }
        String alone = loneSpeaker(examples);
        requireChance("a dataset in which " + alone);
        return byChance(examples, seed, "because " + alone);
    }

    private void requireChance(String what) {
        if (count.equals(Optional.of(EVERY_SPEAKER))) {
            throw new SonofluxException("no speaker can be left out in turn with " + what
                    + "; give a number of folds instead of loso, or record more");
        }
    }

    private Folds byChance(List<Example> examples, long seed, String why) {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(e -> counts.merge(e.label(), 1, Integer::sum));
        int rarest = counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
        if (rarest < 2) {
            String label = counts.entrySet().stream()
                    .filter(e -> e.getValue() < 2)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("any label");
            throw new SonofluxException("There is one recording only of '" + label
                    + "', so that none can be held out of training; record more");
        }
        int k = count.orElse(Math.min(CHANCE_FOLDS, rarest));
        List<Fold> folds = ChanceFolds.cut(examples, k, seed);
        return new Folds(folds, false, k + " folds by chance, stratified by label, " + why);
    }

    private static String loneSpeaker(List<Example> examples) {
        Map<String, TreeSet<String>> speakers = new TreeMap<>();
        examples.forEach(
                e -> speakers.computeIfAbsent(e.label(), l -> new TreeSet<>()).add(e.speaker()));
        return speakers.entrySet().stream()
                .filter(e -> e.getValue().size() == 1)
                .map(e -> e.getValue().first() + " alone says '" + e.getKey() + "'")
                .findFirst()
                .orElse("the speakers say too different words to be kept apart");
    }
}
