package dev.sonoflux.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldRuleTest {
    private static final FoldRule BY_SPEAKER = FoldRule.ofDefaults();
    private static final FoldRule BY_CHANCE = BY_SPEAKER.withGroupBy(GroupBy.NONE);

    @Test
    void fewSpeakersAreLeftOutOneAtATime() {
        List<Example> examples = examples(3, 20);

        Folds folds = BY_SPEAKER.cut(examples, 1);

        assertThat(folds.description()).isEqualTo("3 folds, leave-one-speaker-out");
        assertThat(folds.folds()).extracting(Fold::name).containsExactly("s0", "s1", "s2");
        for (Fold fold : folds.folds()) {
            assertThat(speakers(examples, fold.heldOut())).containsExactly(fold.name());
            assertThat(speakers(examples, fold.training())).hasSize(2).doesNotContain(fold.name());
            assertThat(fold.heldOut()).hasSize(20);
            assertThat(fold.training()).hasSize(40);
        }
    }

    @Test
    void manySpeakersShareFoldsInWhichEveryLabelHasItsShare() {
        List<Example> examples = examples(25, 12);

        Folds folds = BY_SPEAKER.withCount(4).cut(examples, 1);

        assertThat(folds.description()).startsWith("4 folds of whole speakers (25 speakers)");
        assertThat(heldOut(folds)).hasSize(300).doesNotHaveDuplicates();
        for (Fold fold : folds.folds()) {
            assertThat(speakers(examples, fold.training()))
                    .doesNotContainAnyElementsOf(speakers(examples, fold.heldOut()));
            assertThat(labels(examples, fold.heldOut()).values())
                    .hasSize(2)
                    .allSatisfy(n -> assertThat(n).isBetween(36L, 42L));
        }
    }

    @Test
    void everySpeakerMayBeLeftOutHoweverManyThereAre() {
        assertThat(BY_SPEAKER
                        .withCount(FoldRule.EVERY_SPEAKER)
                        .cut(examples(25, 2), 1)
                        .folds())
                .hasSize(25);
        assertThat(BY_SPEAKER.cut(examples(25, 2), 1).folds()).hasSize(FoldRule.MOST_SPEAKER_FOLDS);
    }

    @Test
    void foldsByChanceHoldOutEverythingOnceAndEveryLabelAlike() {
        List<Example> examples = examples(3, 20);

        Folds folds = BY_CHANCE.cut(examples, 1);

        assertThat(folds.description())
                .isEqualTo("5 folds by chance, stratified by label, as --group-by none asks for");
        assertThat(heldOut(folds)).hasSize(60).doesNotHaveDuplicates();
        for (Fold fold : folds.folds()) {
            assertThat(labels(examples, fold.heldOut())).isEqualTo(Map.of("no", 6L, "yes", 6L));
            assertThat(fold.training()).hasSize(48);
            assertThat(Arrays.stream(fold.training()).boxed().toList())
                    .doesNotContainAnyElementsOf(
                            Arrays.stream(fold.heldOut()).boxed().toList());
        }
    }

    @Test
    void seedDecidesWhoIsHeldOut() {
        List<Example> examples = examples(3, 20);

        assertThat(heldOut(BY_CHANCE.cut(examples, 1))).isEqualTo(heldOut(BY_CHANCE.cut(examples, 1)));
        assertThat(heldOut(BY_CHANCE.cut(examples, 2))).isNotEqualTo(heldOut(BY_CHANCE.cut(examples, 1)));
    }

    @Test
    void whereSpeakersCannotBeKeptApartChanceDecidesAndTheReasonIsSaid() {
        List<Example> lone = new ArrayList<>(examples(2, 20));
        lone.add(new Example("maybe-1", "maybe", "s1"));
        lone.add(new Example("maybe-2", "maybe", "s1"));

        assertThat(BY_SPEAKER.cut(examples(1, 20), 1).description()).endsWith("because there is one speaker only");
        assertThat(BY_SPEAKER.cut(lone, 1).description())
                .isEqualTo("2 folds by chance, stratified by label, because s1 alone says 'maybe'");
        assertThatThrownBy(() -> BY_SPEAKER.withCount(FoldRule.EVERY_SPEAKER).cut(lone, 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("s1 alone says 'maybe'");
    }

    @Test
    void moreFoldsThanRecordingsAndLabelsOfOneRecordingAreRefused() {
        List<Example> single = new ArrayList<>(examples(1, 20));
        single.add(new Example("maybe-1", "maybe", "s0"));

        assertThatThrownBy(() -> BY_CHANCE.withCount(61).cut(examples(3, 20), 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("61 folds of 60 recordings");
        assertThatThrownBy(() -> BY_CHANCE.cut(single, 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("one recording only of 'maybe'");
        assertThatThrownBy(() -> new FoldRule(Optional.of(1), GroupBy.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotTestedIsHeldOutOfNoFoldAndTrainedOnWhereItGivesNothingAway() {
        List<Example> examples = examples(3, 20);
        Folds plain = BY_SPEAKER.cut(examples, 1);
        examples.add(0, Example.trainedOnly("robot", "yes", "s9", List.of()));
        examples.add(Example.trainedOnly("more", "no", "s1", List.of()));
        examples.add(Example.trainedOnly("pair", "other", "s9", List.of("e3", "e5")));

        Folds bySpeaker = BY_SPEAKER.cut(examples, 1);
        Folds byChance = BY_CHANCE.cut(examples, 1);

        assertThat(heldOut(bySpeaker)).doesNotContain(0, 61, 62);
        assertThat(bySpeaker.folds())
                .extracting(fold -> fold.heldOut().length)
                .isEqualTo(plain.folds().stream()
                        .map(fold -> fold.heldOut().length)
                        .toList());
        assertThat(bySpeaker.folds().get(0).training()).contains(0, 61).doesNotContain(62);
        assertThat(bySpeaker.folds().get(1).training()).contains(0, 62).doesNotContain(61);
        assertThat(heldOut(byChance)).hasSize(60).doesNotContain(0, 61, 62);
        for (Fold fold : byChance.folds()) {
            List<String> ids = Arrays.stream(fold.heldOut())
                    .mapToObj(i -> examples.get(i).id())
                    .toList();
            assertThat(fold.training()).contains(0, 61);
            assertThat(Arrays.stream(fold.training()).anyMatch(i -> i == 62))
                    .isEqualTo(!ids.contains("e3") && !ids.contains("e5"));
        }
    }

    private static List<Integer> heldOut(Folds folds) {
        return folds.folds().stream()
                .flatMapToInt(fold -> Arrays.stream(fold.heldOut()))
                .boxed()
                .toList();
    }

    private static Set<String> speakers(List<Example> examples, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> examples.get(i).speaker()).collect(Collectors.toSet());
    }

    private static Map<String, Long> labels(List<Example> examples, int[] indices) {
        return Arrays.stream(indices)
                .mapToObj(i -> examples.get(i).label())
                .collect(Collectors.groupingBy(l -> l, Collectors.counting()));
    }

    private static List<Example> examples(int speakers, int each) {
        return IntStream.range(0, speakers * each)
                .mapToObj(i -> new Example("e" + i, i / speakers % 2 == 0 ? "yes" : "no", "s" + i % speakers))
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
