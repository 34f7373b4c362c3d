package dev.sonoflux.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {
    /** What names, and what counts, has no unit. */
    private static final List<String> WITHOUT_UNIT = List.of("Epoch", "Recordings", "Speaker", "Word");

    private static final Pattern REFERENCE =
            Pattern.compile("(?:\\b(?:href|src|srcset|action|data)=\"|url\\()([^\")]*)");

    @TempDir
    private Path folder;

    @Test
    void sameResultsGiveTheSamePageAndPlotsToTheByte() throws IOException {
        Path one = folder.resolve("one");
        Path other = folder.resolve("other");

        evaluation("one", "two").write(one);
        training().write(one);
        evaluation("one", "two").write(other);
        training().write(other);

        List<Path> files = files(one);
        assertThat(files).hasSameSizeAs(files(other)).contains(Path.of("report.html"), Path.of("training.html"));
        for (Path file : files) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void namesThatAreHtmlStayText() {
        for (Page page : List.of(evaluation(Results.HOSTILE).page(), training().page())) {
            String html = page.render(PlotFiles.obstacle());

            assertThat(html)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;ben&lt;/b&gt;")
                    .doesNotContain("<script", "<b>");
        }
    }

    @Test
    void pageAsksForNothingFromElsewhere() {
        for (Page page : List.of(evaluation("one", "two").page(), training().page())) {
            String html = page.render(PlotFiles.obstacle());

            assertThat(REFERENCE.matcher(html).results().map((MatchResult r) -> r.group(1)))
                    .isNotEmpty()
                    .allMatch(target -> target.startsWith("#") || target.startsWith("data:"));
            assertThat(html).contains("default-src 'none'").doesNotContain("@import", "<link rel=\"stylesheet");
        }
    }

    @Test
    void withoutFontsThePageHasItsTablesAndSaysWhatToDo() {
        String html = evaluation("one").page().render(Optional.of("Install a font."));

        assertThat(html)
                .doesNotContain("<svg", "<figure>")
                .contains("Install a font.", "Worst errors", "Most frequent confusions", "<td class=\"number\">");
    }

    @Test
    void axesSayWhatTheyShowAndInWhichUnit() {
        assumeTrue(PlotFiles.obstacle().isEmpty(), "SKIPPED: Java has no fonts here to draw plots with");

        List<String> titles = new ArrayList<>();
        for (Page page : List.of(evaluation("one", "two").page(), training().page())) {
            page.sections().stream()
                    .flatMap(section -> section.plots().stream())
                    .forEach(plot -> addAxes(plot.chart().getXYPlot(), titles));
        }

        assertThat(titles)
                .contains(
                        "Accuracy (%)",
                        "Signal-to-noise ratio (dB)",
                        "Confidence (%)",
                        "Threshold (%)",
                        "Loss (nats)",
                        "Epoch",
                        "gamma (value in the grid)")
                .allMatch(title -> title.matches("[A-Za-z].*\\(.+\\)") || WITHOUT_UNIT.contains(title));
    }

    private static void addAxes(XYPlot plot, List<String> titles) {
        Stream.of(plot.getDomainAxis(), plot.getRangeAxis())
                .filter(axis -> axis != null)
                .map(ValueAxis::getLabel)
                .forEach(titles::add);
        if (plot instanceof CombinedDomainXYPlot combined) {
            for (Object part : combined.getSubplots()) {
                titles.add(((XYPlot) part).getRangeAxis().getLabel());
            }
        }
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .sorted()
                    .toList();
        }
    }

    private static EvaluationReport evaluation(String... models) {
        return new EvaluationReport(
                Results.of(models), Results.trainingSets(models), List.of(new Fact("Command", "sonoflux evaluate")));
    }

    private static TrainingReport training() {
        return Searches.report(Searches.grid("c", List.of("1", "10"), "gamma", List.of("0.1", "0.2")));
    }
}
