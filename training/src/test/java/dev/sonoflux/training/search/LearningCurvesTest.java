package dev.sonoflux.training.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.training.family.LearningCurve;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LearningCurvesTest {
    private static final LearningCurve VALIDATED = new LearningCurve(
            List.of(
                    new LearningCurve.Epoch(1, 0.004, 2.5, 0.25, OptionalDouble.of(2), OptionalDouble.of(0.5)),
                    new LearningCurve.Epoch(2, 0.001, 1.5, 0.75, OptionalDouble.of(3), OptionalDouble.of(0.4))),
            1);
    private static final LearningCurve UNVALIDATED = new LearningCurve(
            List.of(new LearningCurve.Epoch(1, 0.002, 0.5, 1, OptionalDouble.empty(), OptionalDouble.empty())), 1);

    @Test
    void csvHasALineForEachEpochAndQuotesFoldsOfSeveralSpeakers() throws IOException {
        LearningCurves curves = new LearningCurves(
                Optional.of(UNVALIDATED), List.of(new FoldCurve("ann, \"ben\"", VALIDATED)), List.of());

        assertThat(curves.csv().split("\r\n"))
                .containsExactly(
                        "training,fold,epoch,learningRate,loss,accuracy,heldOutLoss,heldOutAccuracy,kept",
                        "model,,1,0.002000,0.500000,1.000000,,,true",
                        "cross-validation,\"ann, \"\"ben\"\"\",1,0.004000,2.500000,0.250000,2.000000,0.500000,true",
                        "cross-validation,\"ann, \"\"ben\"\"\",2,0.001000,1.500000,0.750000,3.000000,0.400000,false");
    }

    @Test
    void jsonLeavesOutWhatWasNotHeldOut() {
        LearningCurves curves =
                new LearningCurves(Optional.of(UNVALIDATED), List.of(), List.of(new FoldCurve("1", UNVALIDATED)));

        assertThat(curves.json()).isEqualTo("""
                        {
                          "model" : {
                            "kept" : 1,
                            "epochs" : [ {
                              "epoch" : 1,
                              "learningRate" : 0.002000,
                              "loss" : 0.500000,
                              "accuracy" : 1.000000
                            } ]
                          },
                          "crossValidation" : [ ],
                          "search" : [ {
                            "fold" : "1",
                            "kept" : 1,
                            "epochs" : [ {
                              "epoch" : 1,
                              "learningRate" : 0.002000,
                              "loss" : 0.500000,
                              "accuracy" : 1.000000
                            } ]
                          } ]
                        }
                        """);
    }

    @Test
    void keptEpochIsOneOfTheEpochs() {
        assertThatThrownBy(() -> new LearningCurve(UNVALIDATED.epochs(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kept: 2 is not accepted");
    }
}
