package dev.sonoflux.training.search;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.evaluation.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a search found: as a table of text, as JSON and as CSV. The same search gives the same bytes. */
public final class SearchReport {
    /** What became of points that did equally well. */
    public static final String TIES = "of equal points, the first in the grid's order is taken";

    /** The name of the JSON file. */
    public static final String JSON_FILE = "grid.json";

    private SearchReport() {}

    /** A line for each point, in the grid's order, the best one marked; then what was chosen and how. */
    public static String format(SearchResult result) {
        List<String> names = List.copyOf(names(result));
        StringBuilder text = new StringBuilder();
        text.append(names.stream()
                        .map(n -> String.format(Locale.ROOT, "%10s", n))
                        .collect(Collectors.joining(" ")))
                .append(String.format(Locale.ROOT, "  %9s  over folds%n", result.measure())
                        .replace("\r", ""));
        for (int p = 0; p < result.points().size(); p++) {
            PointResult point = result.points().get(p);
            for (String name : names) {
                text.append(
                        String.format(Locale.ROOT, "%10s ", point.parameters().getOrDefault(name, "–")));
            }
            text.append(String.format(Locale.ROOT, " %9.4f  ± %.4f", point.mean(), point.deviation()))
                    .append(p == result.best() ? "  <- best" : "")
                    .append('\n');
        }
        text.append("best: ")
                .append(described(result.bestPoint()))
                .append(String.format(
                        Locale.ROOT,
                        ", %s %.4f",
                        result.measure(),
                        result.bestPoint().mean()))
                .append(result.isTied() ? "; others are equal: " + TIES : "")
                .append('\n');
        return text.toString();
    }

    /** A line for each outer fold: what was chosen without it, and how that did. */
    public static String format(Validation validation) {
        int width = Math.min(
                40,
                validation.outer().stream()
                        .mapToInt(o -> o.name().length())
                        .max()
                        .orElse(0));
        StringBuilder text = new StringBuilder();
        for (Validation.Outer outer : validation.outer()) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-" + Math.max(4, width) + "s  %6.4f  temperature %.4f  %s",
                    outer.name(),
                    outer.score(),
                    outer.temperature(),
                    outer.chosen()));
            text.append('\n');
        }
        return text.toString();
    }

    private static String described(PointResult point) {
        return point.parameters().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static List<String> names(SearchResult result) {
        return result.points().stream()
                .flatMap(p -> p.parameters().keySet().stream())
                .distinct()
                .toList();
    }

    /**
     * Writes {@link #JSON_FILE} and {@code grid.csv} into a folder, which is made if need be.
     *
     * @throws SonofluxException if they cannot be written
     */
    public static void write(SearchResult result, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(JSON_FILE), json(result));
            Files.writeString(folder.resolve("grid.csv"), csv(result));
        } catch (IOException e) {
            throw new SonofluxException("The grid cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static String csv(SearchResult result) {
        List<String> names = names(result);
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", names) + ",mean,deviation,best");
        for (PointResult point : result.points()) {
            lines.add(names.stream()
                            .map(n -> point.parameters().getOrDefault(n, ""))
                            .collect(Collectors.joining(","))
                    + "," + JsonText.decimal(point.mean()) + "," + JsonText.decimal(point.deviation()) + ","
                    + (point == result.bestPoint()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String json(SearchResult result) {
        return JsonText.object(json -> {
            json.writeStringProperty("measure", result.measure().toString());
            json.writeStringProperty("folds", result.folds());
            json.writeStringProperty("ties", TIES);
            json.writeNumberProperty("best", result.best());
            json.writeArrayPropertyStart("points");
            for (PointResult point : result.points()) {
                json.writeStartObject();
                json.writeObjectPropertyStart("parameters");
                point.parameters().forEach(json::writeStringProperty);
                json.writeEndObject();
                json.writeNumberProperty("mean", JsonText.decimal(point.mean()));
                json.writeNumberProperty("deviation", JsonText.decimal(point.deviation()));
                json.writeArrayPropertyStart("perFold");
                point.perFold().forEach(value -> json.writeNumber(JsonText.decimal(value)));
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
