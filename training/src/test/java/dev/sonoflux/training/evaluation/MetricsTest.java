package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final List<String> LABELS = List.of("a", "b", "c");

    /** Three right, one b taken for an a; nobody says c, and nobody is heard to. */
    private static final List<Scored> POSTERIORS = List.of(
            new Scored("1", "a", "anna", new double[] {0.9, 0.1, 0}),
            new Scored("2", "a", "bert", new double[] {0.6, 0.3, 0.1}),
            new Scored("3", "b", "anna", new double[] {0.2, 0.8, 0}),
            new Scored("4", "b", "bert", new double[] {0.7, 0.2, 0.1}));

    private final Metrics metrics = Metrics.of(LABELS, POSTERIORS, Optional.of("anna"::equals));

    @Test
    void accuracyAndConfusionAreCounted() {
        assertThat(metrics.n()).isEqualTo(4);
        assertThat(metrics.accuracy()).isEqualTo(0.75);
        assertThat(metrics.confusion()).isDeepEqualTo(new int[][] {{2, 0, 0}, {1, 1, 0}, {0, 0, 0}});
    }

    @Test
    void precisionRecallAndF1AreThoseOfEachClass() {
        Metrics.ClassResult a = metrics.perClass().get(0);
        assertThat(a.precision()).isCloseTo(2 / 3.0, offset(1e-12));
        assertThat(a.recall()).isEqualTo(1);
        assertThat(a.f1()).isCloseTo(0.8, offset(1e-12));
        Metrics.ClassResult b = metrics.perClass().get(1);
        assertThat(b.precision()).isEqualTo(1);
        assertThat(b.recall()).isEqualTo(0.5);
        assertThat(metrics.perClass().get(2)).isEqualTo(new Metrics.ClassResult("c", 0, 0, 0, 0));
    }

    @Test
    void speakersAreCountedApartAndKnownOrNot() {
        assertThat(metrics.perSpeaker())
                .containsEntry("anna", new Metrics.SpeakerResult(new Proportion(2, 2), Familiarity.KNOWN))
                .containsEntry("bert", new Metrics.SpeakerResult(new Proportion(1, 2), Familiarity.UNKNOWN));
        assertThat(metrics.meanSpeakerAccuracy()).isEqualTo(0.75);
    }

    @Test
    void calibrationErrorIsTheDistanceOfConfidenceAndAccuracyInEachBin() {
        // Each of the four is in a bin of its own: 0.9 and 0.6 and 0.8 are right, 0.7 is wrong.
        assertThat(metrics.calibrationError()).isCloseTo((0.1 + 0.4 + 0.2 + 0.7) / 4, offset(1e-12));
    }

    @Test
    void logLossIsTheMeanOverTheLabelsOwnProbabilities() {
        double expected = -(Math.log(0.9) + Math.log(0.6) + Math.log(0.8) + Math.log(0.2)) / 4;

        assertThat(metrics.logLoss()).isCloseTo(expected, offset(1e-12));
    }

    @Test
    void speakersAreKnownUnknownOrNotNamed() {
        List<Scored> posteriors = List.of(
                new Scored("1", "a", "anna", new double[] {1, 0, 0}),
                new Scored("2", "a", "bert", new double[] {0, 1, 0}),
                new Scored("3", "a", "carl", new double[] {1, 0, 0}),
                new Scored("4", "a", "unknown", new double[] {0, 0, 1}));

        assertThat(Metrics.of(LABELS, posteriors, Optional.of("anna"::equals)).byFamiliarity())
                .containsExactly(
                        Map.entry(Familiarity.KNOWN, new Metrics.GroupResult(1, new Proportion(1, 1))),
                        Map.entry(Familiarity.UNKNOWN, new Metrics.GroupResult(2, new Proportion(1, 2))),
                        Map.entry(Familiarity.UNLABELLED, new Metrics.GroupResult(1, new Proportion(0, 1))));
    }

    @Test
    void macroF1IsTheMeanOverLabelsThatWereSaidOrHeard() {
        // F1 of a is 4 / 5, of b 2 / 3; c was neither said nor heard.
        assertThat(metrics.macroF1()).isCloseTo((0.8 + 2 / 3.0) / 2, offset(1e-12));
    }

    @Test
    void calibrationIsMeasuredBeforeTheTemperatureToo() {
        List<Scored> scores = List.of(new Scored("1", "a", "anna", new double[] {2, 0}));

        Metrics at2 = Metrics.ofScores(List.of("a", "b"), scores, 2, Optional.empty());

        assertThat(at2.uncalibrated().orElseThrow().logLoss()).isCloseTo(Math.log(1 + Math.exp(-2)), offset(1e-12));
        assertThat(at2.logLoss()).isCloseTo(Math.log(1 + Math.exp(-1)), offset(1e-12));
        assertThat(metrics.uncalibrated()).isEmpty();
    }

    @Test
    void reliabilityBinsHoldTheRecordingsOfTheirConfidence() {
        List<Reliability.Bin> filled = metrics.calibrated().bins().stream()
                .filter(bin -> bin.correct().of() > 0)
                .toList();

        assertThat(metrics.calibrated().bins()).hasSize(15);
        assertThat(filled).hasSize(4);
        assertThat(filled.get(1).from()).isEqualTo(10 / 15.0);
        assertThat(filled.get(1).confidence()).isEqualTo(0.7);
        assertThat(filled.get(1).correct()).isEqualTo(new Proportion(0, 1));
    }

    @Test
    void coverageFallsAndAccuracyIsThatOfWhatIsLeft() {
        assertThat(metrics.coverage()).hasSize(101);
        assertThat(metrics.coverage().get(0))
                .isEqualTo(new CoveragePoint(0, new Proportion(4, 4), new Proportion(3, 4)));
        assertThat(metrics.coverage().get(75))
                .isEqualTo(new CoveragePoint(0.75, new Proportion(2, 4), new Proportion(2, 2)));
        assertThat(metrics.coverage().get(100))
                .isEqualTo(new CoveragePoint(1, new Proportion(0, 4), new Proportion(0, 0)));
    }

    @Test
    void worstErrorsAreTheMostCertainOnes() {
        List<Scored> posteriors = List.of(
                new Scored("right", "a", "anna", new double[] {0.9, 0.1, 0}),
                new Scored("wrong", "b", "anna", new double[] {0.6, 0.3, 0.1}),
                new Scored("worse", "b", "bert", new double[] {0.1, 0, 0.9}));

        assertThat(Metrics.of(LABELS, posteriors, Optional.empty()).worst())
                .containsExactly(
                        new ClipError("worse", "bert", "b", "c", 0.9, 0),
                        new ClipError("wrong", "anna", "b", "a", 0.6, 0.3));
    }

    @Test
    void confusionIsWrittenAsCsv() {
        assertThat(ConfusionCsv.format(metrics)).isEqualTo("said,a,b,c\r\na,2,0,0\r\nb,1,1,0\r\nc,0,0,0\r\n");
    }

    @Test
    void reportTellsAccuracySpeakersAndConfusion() {
        String report = MetricsReport.format(metrics);

        assertThat(report)
                .contains("accuracy            75.00 %   [ 30.06 –  95.44] at 95 %   (3 of 4 recordings)")
                .contains("  unknown speakers  50.00 %")
                .containsPattern("anna +1.0000 +2  in the training data")
                .containsPattern("bert +0.5000 +2  never heard")
                .containsPattern("(?m)^ +b +1 +1 +\\.$")
                .containsPattern("(?m)^4 +b +a +0.7000$");
    }

    @Test
    void aMatrixOfTwentyLabelsIsPrintedWhole() {
        assertThat(MetricsReport.format(confusedOf(20)))
                .contains("rows are what was said, columns what was heard")
                .doesNotContain("most frequent first");
    }

    @Test
    void aMatrixTooWideForAScreenGivesWayToTheMostConfusedPairs() {
        String report = MetricsReport.format(confusedOf(21));

        assertThat(report).contains("""
                        confusion: all pairs of 21 labels, most frequent first
                        said    heard   times  of
                        word2   word1       2  3
                        word0   word3       1  1
                        """).doesNotContain("rows are what was said");
    }

    @Test
    void ofManyConfusedPairsTwentyAreListed() {
        List<String> labels = words(30);
        List<Scored> posteriors = IntStream.range(1, 30)
                .mapToObj(i -> heard(labels, "word" + i, "word0"))
                .toList();

        assertThat(MetricsReport.format(Metrics.of(labels, posteriors, Optional.empty())))
                .contains("confusion: 20 of 29 pairs of 30 labels, most frequent first")
                .containsPattern("(?m)^word20 +word0 +1 +1$")
                .doesNotContainPattern("(?m)^word21 +word0 +1 +1$");
    }

    @Test
    void manyLabelsWithoutConfusionAreSaidToHaveNone() {
        List<String> labels = words(21);

        assertThat(MetricsReport.format(Metrics.of(labels, List.of(heard(labels, "word4", "word4")), Optional.empty())))
                .contains("confusion: none among 21 labels\n");
    }

    /** One word0 is taken for a word3, and of three word2 two for word1. */
    private static Metrics confusedOf(int count) {
        List<String> labels = words(count);
        List<Scored> posteriors = List.of(
                heard(labels, "word0", "word3"),
                heard(labels, "word2", "word1"),
                heard(labels, "word2", "word2"),
                heard(labels, "word2", "word1"));
        return Metrics.of(labels, posteriors, Optional.empty());
    }

    private static List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> "word" + i).toList();
    }

    private static Scored heard(List<String> labels, String said, String heard) {
        double[] posteriors = new double[labels.size()];
        posteriors[labels.indexOf(heard)] = 1;
        return new Scored(said, said, "anna", posteriors);
    }

    @Test
    void nothingCannotBeEvaluated() {
        assertThatThrownBy(() -> Metrics.of(LABELS, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatSoundsMoreLikeBackgroundIsRejectedAndStillSaysWhichWordItIsMost() {
        Metrics open = Metrics.of(
                List.of("_noise_", "a", "_unknown_", "b"),
                List.of(
                        new Scored("1", "a", "anna", new double[] {0.1, 0.6, 0.2, 0.1}),
                        new Scored("2", "b", "anna", new double[] {0.1, 0.1, 0.5, 0.3})),
                Optional.empty());

        assertThat(open.labels()).containsExactly("a", "b");
        assertThat(open.accuracy()).isEqualTo(1);
        assertThat(open.rejected()).contains(new Proportion(1, 2));
        assertThat(open.logLoss()).isCloseTo(-(Math.log(0.6) + Math.log(0.3)) / 2, offset(1e-12));
        assertThat(metrics.rejected()).isEmpty();
    }
}
