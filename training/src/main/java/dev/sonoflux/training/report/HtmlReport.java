package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Results as one page for a browser that needs nothing from elsewhere, with its plots as PNG files beside it. It follows the
 * reader's preference for light or dark. The same results on the same computer give the same bytes.
 *
 * @param result what was measured
 * @param provenance where all this comes from: facts with a name, in the order in which they are shown
 */
public record HtmlReport(EvaluationResult result, List<Fact> provenance) {
    /** The page's name in its folder. */
    public static final String FILE = "report.html";

    public HtmlReport {
        provenance = List.copyOf(provenance);
    }

    /** E.g. {@code Command} and the command line. */
    public record Fact(String name, String value) {}

    /** A report of results, and of nothing else. */
    public static HtmlReport of(EvaluationResult result) {
        return new HtmlReport(result, List.of());
    }

    /** The same with one more fact about where it comes from. */
    public HtmlReport withProvenance(String name, String value) {
        return new HtmlReport(
                result,
                Stream.concat(provenance.stream(), Stream.of(new Fact(name, value)))
                        .toList());
    }

    /**
     * Writes {@link #FILE} and a PNG file for each plot into a folder, which is made if need be.
     *
     * @return what the reader has to do without, and what to do about that: empty unless the plots are missing because Java
     *     has no fonts here
     * @throws SonofluxException if a file cannot be written
     */
    public Optional<String> write(Path folder) {
        Optional<String> obstacle = PlotFiles.obstacle();
        List<Section> sections = sections(obstacle.isEmpty());
        String page = Page.render(this, sections, obstacle);
        try {
            Files.createDirectories(folder);
            for (Section section : sections) {
                for (Plot plot : section.plots()) {
                    Files.write(folder.resolve(plot.id() + ".png"), PlotFiles.png(plot));
                }
            }
            Files.writeString(folder.resolve(FILE), page);
        } catch (IOException e) {
            throw new SonofluxException("The report cannot be written into " + folder + ": " + e.getMessage(), e);
        }
        return obstacle;
    }

    private List<Section> sections(boolean plots) {
        List<Section> sections = new ArrayList<>();
        ComparisonSection.of(result).ifPresent(sections::add);
        SpeakerSection.of(result).ifPresent(sections::add);
        ConfusionSection.of(result).ifPresent(sections::add);
        ClassSection.of(result).ifPresent(sections::add);
        NoiseSection.of(result).ifPresent(sections::add);
        CalibrationSection.of(result).ifPresent(sections::add);
        ThresholdSection.of(result).ifPresent(sections::add);
        ErrorSection.of(result).ifPresent(sections::add);
        StreamSection.of(result).ifPresent(sections::add);
        NegativesSection.of(result).ifPresent(sections::add);
        return plots ? sections : sections.stream().map(Section::withoutPlots).toList();
    }
}
