package dev.sonoflux.training.evaluation;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** JSON as results have it: indented, numbers with six decimals, shares and rates with their intervals. */
public final class JsonText {
    private static final int DECIMALS = 6;

    private JsonText() {}

    /** An object, ending with a line feed. */
    public static String object(Consumer<JsonGenerator> properties) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(new Pretty(), bytes)) {
            object(json, properties);
        }
        return bytes.toString(StandardCharsets.UTF_8) + "\n";
    }

    static void object(JsonGenerator json, Consumer<JsonGenerator> properties) {
        json.writeStartObject();
        properties.accept(json);
        json.writeEndObject();
    }

    static void object(JsonGenerator json, String key, Consumer<JsonGenerator> properties) {
        json.writeName(key);
        object(json, properties);
    }

    static void number(JsonGenerator json, String key, double value) {
        json.writeNumberProperty(key, decimal(value));
    }

    static void strings(JsonGenerator json, String key, Iterable<String> values) {
        json.writeArrayPropertyStart(key);
        values.forEach(json::writeString);
        json.writeEndArray();
    }

    /** An array of objects. */
    static <T> void objects(JsonGenerator json, String key, Iterable<T> values, Consumer<T> properties) {
        json.writeArrayPropertyStart(key);
        for (T value : values) {
            object(json, j -> properties.accept(value));
        }
        json.writeEndArray();
    }

    static void interval(JsonGenerator json, String key, Interval interval) {
        json.writeArrayPropertyStart(key);
        json.writeNumber(decimal(interval.low()));
        json.writeNumber(decimal(interval.high()));
        json.writeEndArray();
    }

    /** {@code accuracy}, {@code interval} and {@code n}. */
    static void accuracy(JsonGenerator json, Proportion correct) {
        number(json, "accuracy", correct.value());
        interval(json, "interval", correct.interval());
        json.writeNumberProperty("n", correct.of());
    }

    /** As numbers are written. */
    public static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
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
