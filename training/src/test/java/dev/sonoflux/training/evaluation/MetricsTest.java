package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.Optional;
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
    void jsonHasEveryFigureInAFixedOrderAndFormat() {
        assertThat(MetricsJson.format(metrics)).isEqualTo("""
                        {
                          "accuracy" : 0.750000,
                          "n" : 4,
                          "labels" : [ "a", "b", "c" ],
                          "perClass" : {
                            "a" : {
                              "precision" : 0.666667,
                              "recall" : 1.000000,
                              "f1" : 0.800000,
                              "n" : 2
                            },
                            "b" : {
                              "precision" : 1.000000,
                              "recall" : 0.500000,
                              "f1" : 0.666667,
                              "n" : 2
                            },
                            "c" : {
                              "precision" : 0.000000,
                              "recall" : 0.000000,
                              "f1" : 0.000000,
                              "n" : 0
                            }
                          },
                          "perSpeaker" : {
                            "anna" : {
                              "accuracy" : 1.000000,
                              "n" : 2,
                              "known" : true
                            },
                            "bert" : {
                              "accuracy" : 0.500000,
                              "n" : 2,
                              "known" : false
                            }
                          },
                          "confusion" : [ [ 2, 0, 0 ], [ 1, 1, 0 ], [ 0, 0, 0 ] ],
                          "calibration" : {
                            "expectedCalibrationError" : 0.350000,
                            "logLoss" : 0.612192
                          }
                        }
                        """);
    }

    @Test
    void reportTellsAccuracySpeakersAndConfusion() {
        String report = MetricsReport.format(metrics);

        assertThat(report)
                .contains("accuracy            75.00 %   (4 recordings)")
                .containsPattern("anna +1.0000 +2  in the training data")
                .containsPattern("bert +0.5000 +2  never heard")
                .containsPattern("(?m)^ +b +1 +1 +\\.$");
    }

    @Test
    void nothingCannotBeEvaluated() {
        assertThatThrownBy(() -> Metrics.of(LABELS, List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
