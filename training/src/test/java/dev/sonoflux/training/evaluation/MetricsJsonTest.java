package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsJsonTest {
    private static final List<String> LABELS = List.of("a", "b");
    private static final Metrics METRICS = Metrics.of(
            LABELS,
            List.of(
                    new Scored("1", "a", "anna", new double[] {0.9, 0.1}),
                    new Scored("2", "b", "bert", new double[] {0.7, 0.3})),
            Optional.of("anna"::equals));

    @Test
    void clipsHaveEveryFigureInAFixedOrderAndFormat() {
        assertThat(MetricsJson.format(METRICS)).startsWith("""
                        {
                          "accuracy" : 0.500000,
                          "interval" : [ 0.094531, 0.905469 ],
                          "n" : 2,
                          "macroF1" : 0.333333,
                          "meanSpeakerAccuracy" : 0.500000,
                          "labels" : [ "a", "b" ],
                          "perClass" : {
                            "a" : {
                              "precision" : 0.500000,
                              "recall" : 1.000000,
                              "f1" : 0.666667,
                              "n" : 1
                            },
                            "b" : {
                              "precision" : 0.000000,
                              "recall" : 0.000000,
                              "f1" : 0.000000,
                              "n" : 1
                            }
                          },
                          "perSpeaker" : {
                            "anna" : {
                              "accuracy" : 1.000000,
                              "interval" : [ 0.206549, 1.000000 ],
                              "n" : 1,
                              "known" : true
                            },
                            "bert" : {
                              "accuracy" : 0.000000,
                              "interval" : [ 0.000000, 0.793451 ],
                              "n" : 1,
                              "known" : false
                            }
                          },
                          "speakers" : {
                            "known" : {
                              "accuracy" : 1.000000,
                              "interval" : [ 0.206549, 1.000000 ],
                              "n" : 1,
                              "speakers" : 1
                            },
                            "unknown" : {
                              "accuracy" : 0.000000,
                              "interval" : [ 0.000000, 0.793451 ],
                              "n" : 1,
                              "speakers" : 1
                            }
                          },
                          "confusion" : [ [ 1, 0 ], [ 1, 0 ] ],
                          "calibration" : {
                            "expectedCalibrationError" : 0.400000,
                            "logLoss" : 0.654667,
                            "bins" : [ {
                        """).endsWith("""
                          "worstErrors" : [ {
                            "id" : "2",
                            "speaker" : "bert",
                            "label" : "b",
                            "predicted" : "a",
                            "confidence" : 0.700000,
                            "own" : 0.300000
                          } ]
                        }
                        """);
    }

    @Test
    void modelsAreListedWithWhatWasMeasuredOfThem() {
        OperatingPoint served = new OperatingPoint(0.5, new EventCounts(3, 1, 0, 2), new HourlyRate(2, 60));
        StreamResult streams = new StreamResult(
                "digits",
                List.of("words.wav"),
                60,
                served,
                1,
                new LatencySummary(List.of(0.2, 0.1)),
                served,
                List.of(served),
                List.of(new StreamError("words.wav", 1, 2, Optional.of("a"), Optional.of("b"), 0.8)));
        ModelResult model = new ModelResult(
                "m",
                "svm",
                0.5,
                0.7,
                List.of("fsdd"),
                Optional.empty(),
                List.of(new NoiseResult(10, METRICS)),
                Optional.of(streams),
                Optional.empty());
        EvaluationResult result = new EvaluationResult(
                "Evaluation of m",
                Optional.empty(),
                Optional.of(new NoiseMaterial("white noise", 1)),
                List.of(model),
                List.of(new McNemar("m", "n", 5, 9, 1, 2)));

        assertThat(MetricsJson.format(result))
                .contains("\"models\" : [ {\n    \"name\" : \"m\",\n    \"family\" : \"svm\"")
                .contains("\"trainedOn\" : [ \"fsdd\" ]")
                .contains("\"noise\" : [ {\n      \"snrDb\" : 10.000000,\n      \"accuracy\" : 0.500000")
                .contains("\"missRate\" : 0.250000", "\"falseAlarmsPerHour\" : 120.000000")
                .contains("\"min\" : 0.100000", "\"p95\" : 0.200000")
                .contains("\"test\" : \"exact-binomial\",\n    \"pValue\" : 0.021484")
                .endsWith("  } ]\n}\n");
    }
}
