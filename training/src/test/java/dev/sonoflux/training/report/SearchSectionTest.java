package dev.sonoflux.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.training.search.PointResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.junit.jupiter.api.Test;

class SearchSectionTest {
    @Test
    void oneSettingIsALineWithTheSpreadOverFolds() {
        Section section = SearchSection.of(Searches.of(List.of(
                new PointResult(Map.of("lr", "0.001"), List.of(0.5, 0.7)),
                new PointResult(Map.of("lr", "0.01"), List.of(0.9, 0.9)))));

        XYPlot plot = section.plots().get(0).chart().getXYPlot();
        assertThat(((SymbolAxis) plot.getDomainAxis()).getSymbols()).containsExactly("0.001", "0.01");
        IntervalXYDataset line = (IntervalXYDataset) plot.getDataset();
        assertThat(line.getYValue(0, 0)).isEqualTo(60);
        assertThat(line.getStartYValue(0, 0)).isCloseTo(50, within());
        assertThat(line.getEndYValue(0, 0)).isCloseTo(70, within());
    }

    @Test
    void twoSettingsAreAMapWithAMeanInEachCell() {
        Section section = SearchSection.of(Searches.grid("c", List.of("1", "10"), "gamma", List.of("0.1", "0.2")));

        assertThat(cells(section)).containsExactly("50.0", "55.0", "60.0", "65.0");
        assertThat(section.plots().get(0).description()).contains("c 10, gamma 0.2");
    }

    @Test
    void ofMoreSettingsTheLastTwoAreAMapOfTheBestOverTheOthers() {
        Section section = SearchSection.of(Searches.of(List.of(
                point("8", "1", "x", 0.9),
                point("8", "2", "x", 0.3),
                point("8", "1", "y", 0.4),
                point("8", "2", "y", 0.5),
                point("16", "1", "x", 0.2),
                point("16", "2", "x", 0.8),
                point("16", "1", "y", 0.6),
                point("16", "2", "y", 0.95))));

        assertThat(cells(section)).containsExactlyInAnyOrder("90.0", "80.0", "60.0", "95.0");
        assertThat(section.plots().get(0).caption()).contains("the best over ");
    }

    @Test
    void tableHasEveryPointWithWhatVariesAndMarksTheBest() {
        Section section = SearchSection.of(Searches.grid("c", List.of("1", "10"), "gamma", List.of("0.1", "0.2")));

        Table table = section.tables().get(0);
        assertThat(table.columns()).extracting(Table.Column::name).startsWith("c", "gamma", "Accuracy");
        assertThat(table.rows()).hasSize(4);
        assertThat(table.rows().get(3)).startsWith("10", "0.2").endsWith("best");
    }

    private static PointResult point(String components, String c, String gamma, double mean) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("pca", components);
        parameters.put("c", c);
        parameters.put("gamma", gamma);
        return new PointResult(parameters, List.of(mean));
    }

    private static List<String> cells(Section section) {
        XYPlot plot = section.plots().get(0).chart().getXYPlot();
        return plot.getAnnotations().stream()
                .map(annotation -> ((XYTextAnnotation) annotation).getText())
                .toList();
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }
}
