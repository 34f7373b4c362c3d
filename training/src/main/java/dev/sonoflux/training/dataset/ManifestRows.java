package dev.sonoflux.training.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** The lines of a manifest as text by field, whether it is JSON lines or CSV. */
final class ManifestRows {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private ManifestRows() {}

    static boolean isManifest(Path file) {
        return isJson(file) || extension(file).equals("csv");
    }

    /**
     * @param problems is told what lines can't be understood
     * @throws IOException if the file can't be read
     */
    static void read(Path manifest, Consumer<ManifestRow> rows, Consumer<String> problems) throws IOException {
        if (isJson(manifest)) {
            readJson(manifest, rows, problems);
        } else {
            readCsv(manifest, rows, problems);
        }
    }

    private static boolean isJson(Path file) {
        return extension(file).equals("jsonl") || extension(file).equals("ndjson");
    }

    private static String extension(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static void readJson(Path manifest, Consumer<ManifestRow> rows, Consumer<String> problems)
            throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(manifest)) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String json = number == 1 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line;
                if (!json.isBlank()) {
                    try {
                        rows.accept(new ManifestRow(manifest, number, fields(json)));
                    } catch (JacksonException e) {
                        problems.accept(
                                manifest + ", line " + number + ": is no JSON object: " + e.getOriginalMessage());
                    }
                }
            }
        }
    }

    /** The object's values; what is in lists and objects inside of it is nothing that a manifest has. */
    private static Map<String, String> fields(String line) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException(json, "a line is an object in braces");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (value.isStructStart()) {
                    json.skipChildren();
                } else if (value != JsonToken.VALUE_NULL && fields.put(field, json.getString()) != null) {
                    throw new StreamReadException(json, "field '" + field + "' is there twice");
                }
            }
            if (json.nextToken() != null) {
                throw new StreamReadException(json, "there is more after the object");
            }
        }
        return fields;
    }

    private static void readCsv(Path manifest, Consumer<ManifestRow> rows, Consumer<String> problems)
            throws IOException {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(Files.newBufferedReader(manifest))) {
            for (NamedCsvRecord record : csv) {
                Map<String, String> fields = new HashMap<>();
                record.getFieldsAsMap().forEach((field, value) -> {
                    if (!value.isEmpty()) {
                        fields.put(field.strip().replace(BYTE_ORDER_MARK, ""), value);
                    }
                });
                rows.accept(new ManifestRow(manifest, record.getStartingLineNumber(), fields));
            }
        } catch (CsvParseException e) {
            problems.accept(manifest + ": is no CSV with a line of names: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
