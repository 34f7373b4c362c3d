package dev.sonoflux.engine.recording;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The keys and values of one line; whoever has taken what he knows asks for what is {@linkplain #checkAllTaken left}. */
final class SidecarFields {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,9})\\.([0-9]{6})");

    private final Map<String, Value> values = new LinkedHashMap<>();

    private record Value(JsonToken kind, String text) {}

    /**
     * Reads a line.
     *
     * @throws SonofluxException if it is no JSON object of texts and numbers, each key once
     */
    static SidecarFields of(String line) {
        SidecarFields fields = new SidecarFields();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            fields.read(json);
        } catch (JacksonException e) {
            throw new SonofluxException("this is not JSON: " + e.getOriginalMessage(), e);
        }
        return fields;
    }

    private void read(JsonParser json) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new SonofluxException("this is not an event, which is a JSON object, e.g. {\"type\":\"frame\",…}");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            JsonToken kind = json.nextToken();
            if (!kind.isScalarValue() || kind == JsonToken.VALUE_NULL) {
                throw new SonofluxException("'" + key + "' must be a text or a number");
            }
            if (values.put(key, new Value(kind, json.getString())) != null) {
                throw new SonofluxException("'" + key + "' is given twice");
            }
        }
        if (json.nextToken() != null) {
            throw new SonofluxException("something follows the event; one line holds one");
        }
    }

    String text(String key) {
        Value value = take(key);
        if (value.kind() != JsonToken.VALUE_STRING) {
            throw new SonofluxException("'" + key + "' must be a text, not " + value.text());
        }
        return value.text();
    }

    /** A whole number from 0 to 10^18 - 1. */
    long whole(String key) {
        Value value = take(key);
        if (value.kind() != JsonToken.VALUE_NUMBER_INT
                || !WHOLE.matcher(value.text()).matches()) {
            throw new SonofluxException("'" + key + "' must be a whole number of at least 0, not " + value.text());
        }
        return Long.parseLong(value.text());
    }

    int whole(String key, int min, int max) {
        long value = whole(key);
        if (value < min || value > max) {
            throw new SonofluxException("'" + key + "' must be from " + min + " to " + max + ", not " + value);
        }
        return (int) value;
    }

    /** 0 where the key is missing. */
    long wholeOrZero(String key) {
        return values.containsKey(key) ? whole(key) : 0;
    }

    /** Seconds with 6 decimals, as microseconds. */
    long micros(String key) {
        Value value = take(key);
        Matcher seconds = SECONDS.matcher(value.text());
        if (value.kind() != JsonToken.VALUE_NUMBER_FLOAT || !seconds.matches()) {
            throw new SonofluxException("'" + key + "' must be seconds with 6 decimals, not " + value.text());
        }
        return Long.parseLong(seconds.group(1) + seconds.group(2));
    }

    SampleEncoding encoding(String key) {
        String label = text(key);
        return SampleEncoding.ofLabel(label)
                .orElseThrow(() -> new SonofluxException("'" + key + "' must be one of "
                        + String.join(", ", SampleEncoding.labels()) + ", not '" + label + "'"));
    }

    /** Refuses keys that nobody has asked for. */
    void checkAllTaken(String type) {
        if (!values.isEmpty()) {
            throw new SonofluxException(
                    "'" + type + "' has no key '" + values.keySet().iterator().next() + "'");
        }
    }

    private Value take(String key) {
        Value value = values.remove(key);
        if (value == null) {
            throw new SonofluxException("'" + key + "' is missing");
        }
        return value;
    }
}
