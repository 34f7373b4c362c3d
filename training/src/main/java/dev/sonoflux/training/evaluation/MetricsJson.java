package dev.sonoflux.training.evaluation;

import dev.sonoflux.engine.SonofluxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Metrics as JSON: {@code accuracy}, {@code n}, {@code labels}, {@code perClass} by label, {@code perSpeaker} by name,
 * {@code confusion} as rows of true labels and columns of predicted ones, {@code calibration}. Numbers have six
 * decimals, and the same metrics give the same bytes.
 */
public final class MetricsJson {
    /** The name of the file in a report's folder. */
    public static final String FILE = "metrics.json";

    private static final int DECIMALS = 6;

    private MetricsJson() {}

    /**
     * Writes {@link #FILE} into a folder, which is made if need be.
     *
     * @throws SonofluxException if it cannot be written
     */
    public static void write(Metrics metrics, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(FILE), format(metrics));
        } catch (IOException e) {
            throw new SonofluxException(folder.resolve(FILE) + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** The JSON text, ending with a line feed. */
    public static String format(Metrics metrics) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(new Pretty(), bytes)) {
            json.writeStartObject();
            number(json, "accuracy", metrics.accuracy());
            json.writeNumberProperty("n", metrics.n());
            json.writeArrayPropertyStart("labels");
            metrics.labels().forEach(json::writeString);
            json.writeEndArray();
            json.writeObjectPropertyStart("perClass");
            metrics.perClass().forEach(result -> perClass(json, result));
            json.writeEndObject();
            json.writeObjectPropertyStart("perSpeaker");
            metrics.perSpeaker().forEach((speaker, result) -> perSpeaker(json, speaker, result));
            json.writeEndObject();
            json.writeArrayPropertyStart("confusion");
            for (int[] row : metrics.confusion()) {
                json.writeArray(row, 0, row.length);
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("calibration");
            number(json, "expectedCalibrationError", metrics.calibrationError());
            number(json, "logLoss", metrics.logLoss());
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8) + "\n";
    }

    private static void perClass(JsonGenerator json, Metrics.ClassResult result) {
        json.writeObjectPropertyStart(result.label());
        number(json, "precision", result.precision());
        number(json, "recall", result.recall());
        number(json, "f1", result.f1());
        json.writeNumberProperty("n", result.n());
        json.writeEndObject();
    }

    private static void perSpeaker(JsonGenerator json, String speaker, Metrics.SpeakerResult result) {
        json.writeObjectPropertyStart(speaker);
        number(json, "accuracy", result.accuracy());
        json.writeNumberProperty("n", result.correct().of());
        result.known().ifPresent(known -> json.writeBooleanProperty("known", known));
        json.writeEndObject();
    }

    private static void number(JsonGenerator json, String key, double value) {
        json.writeNumberProperty(key, BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
