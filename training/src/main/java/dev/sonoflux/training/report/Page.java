package dev.sonoflux.training.report;

import dev.sonoflux.engine.SonofluxException;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A page of cards, sections and provenance. Whatever comes from a user is escaped by the template engine.
 *
 * @param file its name in its folder
 * @param title what it is about
 * @param material what was measured on what, in a sentence; may be empty
 * @param cards what to know without reading further
 * @param sections in their order
 * @param files those that have its figures, relative to it; one or more
 * @param provenance where all this comes from
 */
record Page(
        String file,
        String title,
        String material,
        List<Summary.Card> cards,
        List<Section> sections,
        List<String> files,
        List<Fact> provenance) {
    private static final String TEMPLATE = "dev/sonoflux/training/report/report.html";

    /** A section, ready for the template. */
    record Part(String id, String title, String explanation, List<Figure> figures, List<Table> tables) {}

    /** A plot, drawn: its SVG is markup and is not escaped again. */
    record Figure(String id, String title, String caption, String svg, int width) {}

    /**
     * Writes it with a PNG file for each plot into a folder, which is made if need be.
     *
     * @return why plots are missing, if they are
     */
    Optional<String> write(Path folder) {
        Optional<String> obstacle = PlotFiles.obstacle();
        String page = render(obstacle);
        try {
            Files.createDirectories(folder);
            if (obstacle.isEmpty()) {
                for (Section section : sections) {
                    for (Plot plot : section.plots()) {
                        Files.write(folder.resolve(plot.id() + ".png"), PlotFiles.png(plot));
                    }
                }
            }
            Files.writeString(folder.resolve(file), page);
        } catch (IOException e) {
            throw new SonofluxException("The report cannot be written into " + folder + ": " + e.getMessage(), e);
        }
        return obstacle;
    }

    /** @param obstacle why there can be no plots; empty: they are drawn */
    String render(Optional<String> obstacle) {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(Page.class.getClassLoader()))
                .autoEscaping(true)
                .strictVariables(true)
                .newLineTrimming(true)
                .cacheActive(false)
                .defaultLocale(Locale.ROOT)
                .build();
        Map<String, Object> values = new HashMap<>();
        values.put("title", title);
        values.put("material", material);
        values.put("cards", cards);
        values.put("obstacle", obstacle.orElse(""));
        values.put(
                "parts",
                sections.stream()
                        .map(section -> part(obstacle.isEmpty() ? section : section.withoutPlots()))
                        .toList());
        values.put("provenance", provenance);
        values.put("files", String.join(", ", files));
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(TEMPLATE).evaluate(page, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static Part part(Section section) {
        return new Part(
                section.id(),
                section.title(),
                section.explanation(),
                section.plots().stream()
                        .map(plot ->
                                new Figure(plot.id(), plot.title(), plot.caption(), PlotFiles.svg(plot), plot.width()))
                        .toList(),
                section.tables());
    }
}
