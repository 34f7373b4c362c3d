package dev.sonoflux.training.wav2vec2;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object in a file, whose fields are asked for one by one and refused by name. */
final class JsonFile {
    private static final JsonMapper JSON = new JsonMapper();

    /** A configuration is a few kilobytes; the label names of the largest are some hundred. */
    private static final int MOST_BYTES = 4 << 20;

    private static final int LONGEST_LIST = 64;

    private final Path path;
    private final JsonNode root;

    private JsonFile(Path path, JsonNode root) {
        this.path = path;
        this.root = root;
    }

    /** @throws SonofluxException if it can't be read, or holds no JSON object */
    static JsonFile read(Path path) {
        byte[] content;
        try {
            if (!Files.isRegularFile(path)) {
                throw new SonofluxException(path + " is missing: a wav2vec2 model is a folder with config.json,"
                        + " preprocessor_config.json and model.safetensors");
            }
            if (Files.size(path) > MOST_BYTES) {
                throw new SonofluxException(path + " has more than " + MOST_BYTES + " bytes; it is no configuration");
            }
            content = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be read: " + e, e);
        }
        try {
            JsonNode root = JSON.readTree(content);
            if (!root.isObject()) {
                throw new SonofluxException(path + " holds no JSON object");
            }
            return new JsonFile(path, root);
        } catch (JacksonException e) {
            throw new SonofluxException(path + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text of a file with these fields. */
    static String format(Map<String, Object> fields) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(fields) + "\n";
    }

    /** A field; empty where it is missing or null. */
    Optional<JsonNode> field(String key) {
        JsonNode node = root.path(key);
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    int whole(String key, int most) {
        return whole(key, required(key), most);
    }

    int whole(String key, int most, int fallback) {
        return field(key).map(node -> whole(key, node, most)).orElse(fallback);
    }

    /** A list of whole numbers. */
    List<Integer> wholes(String key, int most) {
        JsonNode node = required(key);
        if (!node.isArray() || node.isEmpty() || node.size() > LONGEST_LIST) {
            throw refused(key, node, "a list of 1 to " + LONGEST_LIST + " whole numbers");
        }
        List<Integer> values = new ArrayList<>();
        node.forEach(element -> values.add(whole(key, element, most)));
        return values;
    }

    boolean flag(String key) {
        return flag(key, required(key));
    }

    boolean flag(String key, boolean fallback) {
        return field(key).map(node -> flag(key, node)).orElse(fallback);
    }

    /** A number in [0, 1). */
    double share(String key, double fallback) {
        return field(key)
                .map(node -> {
                    double value = node.isNumber() ? node.doubleValue() : -1;
                    if (!(value >= 0 && value < 1)) {
                        throw refused(key, node, "a number from 0 to below 1");
                    }
                    return value;
                })
                .orElse(fallback);
    }

    /** Refuses all values but one, which is also what a missing field means. */
    void requireText(String key, String only) {
        field(key)
                .filter(node -> !node.isString() || !node.stringValue().equals(only))
                .ifPresent(node -> {
                    throw refused(key, node, "\"" + only + "\"");
                });
    }

    /** Refuses true: what it would ask for is not built here. */
    void requireOff(String key) {
        if (flag(key, false)) {
            throw refused(key, required(key), "false: Sonoflux doesn't build it");
        }
    }

    JsonNode required(String key) {
        return field(key).orElseThrow(() -> new SonofluxException(path + ": '" + key + "' is missing"));
    }

    SonofluxException refused(String key, JsonNode value, String accepted) {
        return new SonofluxException(path + ": '" + key + "' is " + shortened(value) + " and must be " + accepted);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private int whole(String key, JsonNode node, int most) {
        int value = node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : 0;
        if (value < 1 || value > most) {
            throw refused(key, node, "a whole number from 1 to " + most);
        }
        return value;
    }

    private boolean flag(String key, JsonNode node) {
        if (!node.isBoolean()) {
            throw refused(key, node, "true or false");
        }
        return node.booleanValue();
    }
}
