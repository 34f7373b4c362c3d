package dev.sonoflux.training.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.recognition.FeatureMatrix;
import dev.sonoflux.operators.classifier.Classifier;
import dev.sonoflux.operators.classifier.FeatureShape;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.evaluation.Scored;
import dev.sonoflux.training.features.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FoldTest {
    private static final List<String> SPEAKERS = List.of("carla", "anna", "bert");
    private static final List<Example> EXAMPLES = examples();

    @Test
    void eachSpeakerIsHeldOutOnceWithEverythingThatSpeakerSays() {
        List<Fold> folds = Fold.bySpeaker(EXAMPLES);

        assertThat(folds).extracting(Fold::name).containsExactly("anna", "bert", "carla");
        for (Fold fold : folds) {
            assertThat(fold.heldOut()).hasSize(20).allMatch(e -> e.speaker().equals(fold.name()));
            assertThat(fold.training()).hasSize(40).noneMatch(e -> e.speaker().equals(fold.name()));
        }
    }

    @Test
    void stratifiedFoldsHoldOutEverythingOnceAndEveryLabelAlike() {
        List<Fold> folds = Fold.stratified(EXAMPLES, 5, 1);

        List<String> heldOut = new ArrayList<>();
        for (Fold fold : folds) {
            Map<String, Long> labels =
                    fold.heldOut().stream().collect(Collectors.groupingBy(Example::label, Collectors.counting()));
            assertThat(labels).containsOnly(Map.entry("no", 6L), Map.entry("yes", 6L));
            assertThat(fold.training()).hasSize(48).doesNotContainAnyElementsOf(fold.heldOut());
            fold.heldOut().forEach(e -> heldOut.add(e.id()));
        }
        assertThat(heldOut)
                .containsExactlyInAnyOrderElementsOf(
                        EXAMPLES.stream().map(Example::id).toList());
    }

    @Test
    void seedDecidesWhoIsHeldOut() {
        assertThat(Fold.stratified(EXAMPLES, 5, 1)).isEqualTo(Fold.stratified(EXAMPLES, 5, 1));
        assertThat(Fold.stratified(EXAMPLES, 5, 2)).isNotEqualTo(Fold.stratified(EXAMPLES, 5, 1));
        assertThatThrownBy(() -> Fold.stratified(EXAMPLES, 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fold.stratified(EXAMPLES, 61, 1))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("61 folds of 60 recordings");
    }

    @Test
    void trainerNeverSeesWhatItIsTestedOn() {
        List<List<Example>> seen = new ArrayList<>();
        Trainer spy = training -> {
            seen.add(training);
            return new Indifferent();
        };

        List<Scored> scored;
        try (Jobs jobs = Jobs.of(2)) {
            scored = CrossValidation.run(Fold.bySpeaker(EXAMPLES), spy, jobs, ProgressListener.NONE, "test");
        }

        assertThat(scored).hasSize(60);
        assertThat(seen).hasSize(3);
        for (int fold = 0; fold < 3; fold++) {
            String heldOut = scored.get(20 * fold).speaker();
            assertThat(seen.get(fold)).hasSize(40).noneMatch(e -> e.speaker().equals(heldOut));
        }
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String label = i % 2 == 0 ? "yes" : "no";
            String speaker = SPEAKERS.get(i / 2 % 3);
            FeatureMatrix features = new FeatureMatrix(1, 1, new float[] {i}, null);
            examples.add(new Example(label + "_" + speaker + "_" + i, label, speaker, features, List.of()));
        }
        return examples;
    }

    private static final class Indifferent implements Classifier {
        @Override
        public List<String> labels() {
            return List.of("no", "yes");
        }

        @Override
        public FeatureShape input() {
            return new FeatureShape(OptionalInt.of(1), 1);
        }

        @Override
        public List<double[]> score(List<FeatureMatrix> batch) {
            return batch.stream().map(m -> new double[2]).toList();
        }

        @Override
        public void close() {}
    }
}
