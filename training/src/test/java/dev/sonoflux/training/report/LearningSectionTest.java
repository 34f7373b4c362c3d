package dev.sonoflux.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.training.family.LearningCurve;
import dev.sonoflux.training.search.FoldCurve;
import dev.sonoflux.training.search.LearningCurves;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;

class LearningSectionTest {
    @Test
    void modelsThatAreNoMatterOfEpochsHaveNone() {
        assertThat(LearningSection.of(new LearningCurves(Optional.empty(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void eachFoldHasACurveHeldOutAndInTrainingAndADotAtTheEpochThatWasKept() {
        List<FoldCurve> folds =
                List.of(new FoldCurve("ann", Searches.curve(4, 3)), new FoldCurve("ben", Searches.curve(6, 6)));

        Section section = LearningSection.of(new LearningCurves(Optional.empty(), folds, List.of()))
                .orElseThrow();

        XYDataset loss = plot(section, "learning-loss-folds");
        assertThat(names(loss)).containsExactly("ann", "dot", "in training", "ben", "dot", "in training");
        assertThat(loss.getItemCount(0)).isEqualTo(4);
        assertThat(loss.getYValue(0, 0)).isEqualTo(3);
        assertThat(loss.getYValue(2, 0)).isEqualTo(2);
        assertThat(loss.getXValue(1, 0)).isEqualTo(3);
        assertThat(loss.getXValue(4, 0)).isEqualTo(6);
        assertThat(section.tables().get(0).rows()).extracting(row -> row.get(0)).containsExactly("ann", "ben");
    }

    @Test
    void whereNothingWasHeldOutTheCurveIsThatOfTraining() {
        LearningCurve curve = new LearningCurve(
                List.of(new LearningCurve.Epoch(1, 0.1, 0.7, 0.8, OptionalDouble.empty(), OptionalDouble.empty())), 1);

        Section section = LearningSection.of(new LearningCurves(Optional.of(curve), List.of(), List.of()))
                .orElseThrow();

        XYDataset accuracy = plot(section, "learning-accuracy");
        assertThat(names(accuracy)).containsExactly("in training", "dot");
        assertThat(accuracy.getYValue(0, 0)).isEqualTo(80);
        assertThat(section.tables().get(0).rows().get(0)).endsWith("–", "–");
    }

    @Test
    void whatWasCrossValidatedIsShownBeforeWhatWasSearched() {
        LearningCurves curves = new LearningCurves(
                Optional.of(Searches.curve(2, 2)),
                List.of(new FoldCurve("outer", Searches.curve(2, 2))),
                List.of(new FoldCurve("inner", Searches.curve(2, 2))));

        Section section = LearningSection.of(curves).orElseThrow();

        assertThat(section.tables().get(0).rows())
                .extracting(row -> row.get(0))
                .containsExactly("– (the model)", "outer");
    }

    private static XYDataset plot(Section section, String id) {
        return section.plots().stream()
                .filter(plot -> plot.id().equals(id))
                .findFirst()
                .orElseThrow()
                .chart()
                .getXYPlot()
                .getDataset();
    }

    private static List<String> names(XYDataset data) {
        return IntStream.range(0, data.getSeriesCount())
                .mapToObj(s -> data.getSeriesKey(s).toString())
                .toList();
    }
}
