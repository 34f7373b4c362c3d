package dev.sonoflux.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.operators.classifier.PairwiseScoring;
import dev.sonoflux.training.Jobs;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.family.Family;
import dev.sonoflux.training.features.Example;
import dev.sonoflux.training.features.ExampleSet;
import dev.sonoflux.training.features.FeatureRows;
import dev.sonoflux.training.logreg.LogisticFamily;
import dev.sonoflux.training.logreg.LogisticPoint;
import dev.sonoflux.training.svm.Gamma;
import dev.sonoflux.training.svm.SvmFamily;
import dev.sonoflux.training.svm.SvmKernel;
import dev.sonoflux.training.svm.SvmPoint;
import dev.sonoflux.training.validation.Fold;
import dev.sonoflux.training.validation.FoldRule;
import dev.sonoflux.training.validation.Folds;
import dev.sonoflux.training.validation.GroupBy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that is fitted or chosen (scaler, projection, model, grid point, temperature, thresholds) sees what is held out, nor a
 * changed copy of it, nor what was made of it.
 */
class LeakTest {
    private static final int COPIES = 2;
    private static final int LENGTH = 12;
    private static final int RECORDINGS = 96;
    private static final String OTHER = "other";
    private static final List<String> LABELS = List.of("down", "left", "up");
    private static final List<String> SPEAKERS = List.of("anna", "bert", "carla", "dora");
    private static final List<Example> EXAMPLES = examples();

    private final Jobs jobs = Jobs.of(2);

    @AfterEach
    void stopJobs() {
        jobs.close();
    }

    static Stream<Arguments> familiesAndGroups() {
        SvmKernel wide = new SvmKernel.Gaussian(new Gamma.Scale(1));
        SvmKernel narrow = new SvmKernel.Gaussian(new Gamma.Auto(1));
        Family<?> svm = new SvmFamily(
                true,
                PairwiseScoring.MINIMUM,
                List.of(new SvmPoint(3, wide, 0.5), new SvmPoint(6, wide, 2), new SvmPoint(6, narrow, 2)));
        Family<?> logreg = new LogisticFamily(true, List.of(new LogisticPoint(3, 0.01), new LogisticPoint(6, 1)));
        return Stream.of(svm, logreg)
                .flatMap(family -> Stream.of(GroupBy.values()).map(group -> Arguments.of(family, group)));
    }

    /** Whatever a fold holds out is poison: touching a value of it ends the test. */
    @ParameterizedTest
    @MethodSource("familiesAndGroups")
    void searchCalibrationAndTrainingTouchNothingThatIsHeldOut(Family<?> family, GroupBy groupBy) {
        FeatureRows rows = rows(1);
        for (Fold fold : folds(groupBy).folds()) {
            ExampleSet poisoned = set(new Poisoned(rows, rowsOf(fold, groupBy)));

            Training.Trained trained =
                    training(family, poisoned.select(fold.training()), groupBy).train();

            assertThat(trained.search()).isPresent();
            assertThat(trained.calibration().orElseThrow().n())
                    .isEqualTo(RECORDINGS - fold.heldOut().length)
                    .isLessThan(fold.training().length);
            assertThatThrownBy(() -> training(family, poisoned, groupBy).train())
                    .hasStackTraceContaining("row of what is held out");
        }
    }

    /** Everything that a fold holds out, copies included, says something else: all that was done without it stays the same. */
    @ParameterizedTest
    @MethodSource("familiesAndGroups")
    void nestedCrossValidationChoosesAndCalibratesWithoutWhatTheOuterFoldHoldsOut(Family<?> family, GroupBy groupBy) {
        FoldRule rule = FoldRule.ofDefaults().withGroupBy(groupBy);
        List<Fold> folds = folds(groupBy).folds();
        Validation before = training(family, set(rows(1)), groupBy).validate(rule);

        for (int f = 0; f < folds.size(); f++) {
            FeatureRows changed = new Changed(rows(1), rowsOf(folds.get(f), groupBy));
            Validation after = training(family, set(changed), groupBy).validate(rule);

            Validation.Outer expected = before.outer().get(f);
            Validation.Outer actual = after.outer().get(f);
            assertThat(actual.chosen()).isEqualTo(expected.chosen());
            assertThat(actual.temperature()).isEqualTo(expected.temperature());
            assertThat(actual.search().orElseThrow().points())
                    .isEqualTo(expected.search().orElseThrow().points());
            assertThat(after.outer()).isNotEqualTo(before.outer());
        }
    }

    @ParameterizedTest
    @MethodSource("familiesAndGroups")
    void modelAndThresholdsStayWhatTheyAreToTheLastBit(Family<?> family, GroupBy groupBy) {
        Fold fold = folds(groupBy).folds().get(1);
        FeatureRows changed = new Changed(rows(1), rowsOf(fold, groupBy));

        Training.Trained before =
                training(family, set(rows(1)).select(fold.training()), groupBy).train();
        Training.Trained after =
                training(family, set(changed).select(fold.training()), groupBy).train();

        assertThat(after.classifier().content()).isEqualTo(before.classifier().content());
        assertThat(after.temperature()).isEqualTo(before.temperature());
        assertThat(after.confidence()).isEqualTo(before.confidence());
        assertThat(after.calibration()).isEqualTo(before.calibration());
        assertThat(training(family, set(changed), groupBy).train().classifier().content())
                .isNotEqualTo(training(family, set(rows(1)), groupBy)
                        .train()
                        .classifier()
                        .content());
    }

    @Test
    void copiesGoWhereTheirRecordingGoes() {
        ExampleSet selected = set(rows(1)).select(new int[] {7, 3});

        assertThat(selected.originals().size()).isEqualTo(2);
        assertThat(selected.withCopies().size()).isEqualTo(2 * (1 + COPIES));
        for (int row = 0; row < 2 * (1 + COPIES); row++) {
            int example = row <= COPIES ? 7 : 3;
            assertThat(selected.withCopies().row(row))
                    .isEqualTo(rows(1).row(example * (1 + COPIES) + row % (1 + COPIES)));
        }
    }

    private <P> Training<P> training(Family<P> family, ExampleSet examples, GroupBy groupBy) {
        TrainingOptions options =
                TrainingOptions.ofDefaults().withFolds(FoldRule.ofDefaults().withGroupBy(groupBy));
        return new Training<>(family, examples, options, jobs, ProgressListener.NONE);
    }

    private static Folds folds(GroupBy groupBy) {
        return FoldRule.ofDefaults().withGroupBy(groupBy).cut(EXAMPLES, TrainingOptions.DEFAULT_SEED);
    }

    private static ExampleSet set(FeatureRows rows) {
        return ExampleSet.of(EXAMPLES, rows, COPIES, 1, LENGTH);
    }

    /** Of what is held out, of what was made of it and, by speaker, of whatever else its speakers say. */
    private static Set<Integer> rowsOf(Fold fold, GroupBy groupBy) {
        List<Example> heldOut =
                Arrays.stream(fold.heldOut()).mapToObj(EXAMPLES::get).toList();
        Set<Integer> rows = new HashSet<>();
        for (int i = 0; i < EXAMPLES.size(); i++) {
            Example example = EXAMPLES.get(i);
            boolean isHeldOut = heldOut.stream()
                    .anyMatch(h -> h.equals(example)
                            || example.madeOf().contains(h.id())
                            || groupBy == GroupBy.SPEAKER && h.speaker().equals(example.speaker()));
            for (int copy = 0; isHeldOut && copy <= COPIES; copy++) {
                rows.add(i * (1 + COPIES) + copy);
            }
        }
        return rows;
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < RECORDINGS; i++) {
            String label = LABELS.get(i % LABELS.size());
            String speaker = SPEAKERS.get(i / LABELS.size() % SPEAKERS.size());
            examples.add(new Example(label + "_" + speaker + "_" + i, label, speaker));
        }
        for (int i = 0; i < RECORDINGS; i += 7) {
            Example recording = examples.get(i);
            examples.add(
                    Example.trainedOnly("half/" + recording.id(), OTHER, recording.speaker(), List.of(recording.id())));
            examples.add(Example.trainedOnly("also/" + i, LABELS.get(i % 3), recording.speaker(), List.of()));
            examples.add(Example.trainedOnly("robot/" + i, LABELS.get(i % 3), "robot", List.of()));
        }
        return examples;
    }

    private static FeatureRows rows(long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[EXAMPLES.size() * (1 + COPIES)][LENGTH];
        for (int r = 0; r < rows.length; r++) {
            int label = LABELS.indexOf(EXAMPLES.get(r / (1 + COPIES)).label());
            for (int f = 0; f < LENGTH; f++) {
                rows[r][f] = (float) (random.nextGaussian() + (f % LABELS.size() == label ? 0.8 : 0));
            }
        }
        return FeatureRows.of(rows);
    }

    private record Poisoned(FeatureRows rows, Set<Integer> poison) implements FeatureRows {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public int length() {
            return rows.length();
        }

        @Override
        public void read(int row, int from, int to, float[] out, int at) {
            if (poison.contains(row)) {
                throw new IllegalStateException("row of what is held out: " + row);
            }
            rows.read(row, from, to, out, at);
        }
    }

    private record Changed(FeatureRows rows, Set<Integer> changed) implements FeatureRows {
        @Override
        public int size() {
            return rows.size();
        }

        @Override
        public int length() {
            return rows.length();
        }

        @Override
        public void read(int row, int from, int to, float[] out, int at) {
            rows.read(row, from, to, out, at);
            if (changed.contains(row)) {
                for (int f = from; f < to; f++) {
                    out[at + f - from] = 3 - 5 * out[at + f - from] + f;
                }
            }
        }
    }
}
