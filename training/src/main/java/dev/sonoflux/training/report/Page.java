package dev.sonoflux.training.report;

import dev.sonoflux.training.evaluation.MetricsJson;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The page around the plots. Whatever comes from a user is escaped by the template engine. */
final class Page {
    private static final String TEMPLATE = "dev/sonoflux/training/report/report.html";

    private Page() {}

    /** A section, ready for the template. */
    record Part(String id, String title, String explanation, List<Figure> figures, List<Table> tables) {}

    /** A plot, drawn: its SVG is markup and is not escaped again. */
    record Figure(String id, String title, String caption, String svg, int width) {}

    static String render(HtmlReport report, List<Section> sections, Optional<String> obstacle) {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(Page.class.getClassLoader()))
                .autoEscaping(true)
                .strictVariables(true)
                .newLineTrimming(true)
                .cacheActive(false)
                .defaultLocale(Locale.ROOT)
                .build();
        Map<String, Object> values = new HashMap<>();
        values.put("title", report.result().title());
        values.put("material", material(report));
        values.put("summary", Summary.of(report.result()));
        values.put("obstacle", obstacle.orElse(""));
        values.put("parts", sections.stream().map(Page::part).toList());
        values.put("provenance", report.provenance());
        values.put("metrics", MetricsJson.FILE);
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(TEMPLATE).evaluate(page, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page.toString();
    }

    private static String material(HtmlReport report) {
        return report.result()
                .clips()
                .map(clips -> Numbers.count(clips.recordings(), "recording", "recordings") + " of "
                        + String.join(", ", clips.datasets()) + ", "
                        + (clips.split().equals("all") ? "all of them" : "split " + clips.split()) + ". Measured "
                        + clips.how() + ".")
                .orElse("");
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
