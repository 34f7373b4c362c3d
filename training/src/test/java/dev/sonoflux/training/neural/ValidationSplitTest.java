package dev.sonoflux.training.neural;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.validation.Fold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationSplitTest {
    @Test
    void wholeSpeakersAreKeptUntilTheyAreTheFraction() {
        List<Example> examples = examples("anna", "bert", "carla", "dora", "emil");

        Fold split = ValidationSplit.of(examples, 0.3, 7);

        List<String> kept = speakers(examples, split.heldOut());
        assertThat(kept).hasSize(2);
        assertThat(speakers(examples, split.training())).hasSize(3).doesNotContainAnyElementsOf(kept);
        assertThat(split.training().length + split.heldOut().length).isEqualTo(examples.size());
    }

    @Test
    void oneSpeakerAtLeastIsLearnedFrom() {
        List<Example> examples = examples("anna", "bert");

        Fold split = ValidationSplit.of(examples, 0.9, 7);

        assertThat(speakers(examples, split.training())).hasSize(1);
    }

    @Test
    void ofASingleSpeakerRecordingsAreKept() {
        List<Example> examples = examples("anna");

        Fold split = ValidationSplit.of(examples, 0.2, 7);

        assertThat(split.heldOut()).hasSize(2);
        assertThat(split.training()).hasSize(8).doesNotContain(split.heldOut());
    }

    @Test
    void fractionOfNothingKeepsNothing() {
        Fold split = ValidationSplit.of(examples("anna", "bert"), 0, 7);

        assertThat(split.heldOut()).isEmpty();
        assertThat(split.training()).hasSize(20);
    }

    @Test
    void sameSeedKeepsTheSame() {
        List<Example> examples = examples("anna", "bert", "carla", "dora", "emil");

        assertThat(ValidationSplit.of(examples, 0.3, 7).heldOut())
                .containsExactly(ValidationSplit.of(examples, 0.3, 7).heldOut());
    }

    @Test
    void whatIsNotTestedIsLearnedFromUnlessItGivesAwayWhatIsKept() {
        List<Example> examples = new ArrayList<>(examples("anna", "bert"));
        Fold plain = ValidationSplit.of(examples, 0.5, 7);
        String kept = speakers(examples, plain.heldOut()).get(0);
        examples.add(Example.trainedOnly("synthetic", "word0", "robot", List.of()));
        examples.add(Example.trainedOnly("more", "word0", kept, List.of()));
        examples.add(Example.trainedOnly("half", "word1", "robot", List.of(kept + "3")));

        Fold split = ValidationSplit.of(examples, 0.5, 7);

        assertThat(split.heldOut()).containsExactly(plain.heldOut());
        assertThat(split.training()).contains(20).doesNotContain(21, 22);
    }

    private static List<Example> examples(String... speakers) {
        return Arrays.stream(speakers)
                .flatMap(s -> IntStream.range(0, 10).mapToObj(i -> new Example(s + i, "word" + i % 2, s)))
                .toList();
    }

    private static List<String> speakers(List<Example> examples, int[] indices) {
        return Arrays.stream(indices)
                .mapToObj(i -> examples.get(i).speaker())
                .distinct()
                .toList();
    }
}
