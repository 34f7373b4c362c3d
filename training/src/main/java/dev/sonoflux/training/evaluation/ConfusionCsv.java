package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A confusion matrix as CSV (RFC 4180): a row for each label that was said, a column for each that was heard, numbers of
 * recordings in between. The first row and column are the labels.
 */
public final class ConfusionCsv {
    private ConfusionCsv() {}

    /**
     * Writes it into a file, whose folder is made if need be.
     *
     * @throws SonofluxException if it cannot be written
     */
    public static void write(Metrics metrics, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, format(metrics));
        } catch (IOException e) {
            throw new SonofluxException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    static String format(Metrics metrics) {
        List<String> labels = metrics.labels().stream().map(ConfusionCsv::field).toList();
        StringBuilder text = new StringBuilder("said," + String.join(",", labels) + "\r\n");
        for (int row = 0; row < labels.size(); row++) {
            text.append(labels.get(row)).append(',');
            text.append(IntStream.of(metrics.confusion()[row])
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(",", "", "\r\n")));
        }
        return text.toString();
    }

    private static String field(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
