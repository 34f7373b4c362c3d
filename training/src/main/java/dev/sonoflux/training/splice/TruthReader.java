package dev.sonoflux.training.splice;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.training.dataset.Recording;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads truth: what {@link TruthWriter} writes, or what somebody wrote by hand or with another program. A line needs {@code
 * label}, {@code start} and {@code end}; {@code type} is {@code word} if it is given, and keys that nobody knows are left out.
 */
public final class TruthReader {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Path file;
    private int line;

    private TruthReader(Path file) {
        this.file = file;
    }

    /**
     * The words of a file, by their starts.
     *
     * @throws SonofluxException if it cannot be read, or a line is not a word; the message has the line
     */
    public static List<TruthWord> read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return new TruthReader(file).read(in);
        } catch (NoSuchFileException e) {
            throw new SonofluxException(file + ": there is no such file; check the path", e);
        } catch (IOException e) {
            throw new SonofluxException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private List<TruthWord> read(InputStream in) {
        List<TruthWord> words = new ArrayList<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                line = json.currentTokenLocation().getLineNr();
                if (token != JsonToken.START_OBJECT) {
                    throw refused("this is not a word, which is a JSON object, e.g."
                            + " {\"type\":\"word\",\"label\":\"7\",\"start\":4.32,\"end\":4.81}");
                }
                words.add(word(values(json)));
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new SonofluxException(file + ": cannot be read: " + cause.getMessage(), e);
            }
            line = e.getLocation() == null ? line : e.getLocation().getLineNr();
            throw new SonofluxException(at("this is not JSON: " + e.getOriginalMessage()), e);
        }
        words.sort(Comparator.comparingDouble(TruthWord::start).thenComparingDouble(TruthWord::end));
        return List.copyOf(words);
    }

    private Map<String, String> values(JsonParser json) {
        Map<String, String> values = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            if (json.nextToken().isScalarValue()) {
                values.put(key, json.getString());
            } else {
                json.skipChildren();
            }
        }
        return values;
    }

    private TruthWord word(Map<String, String> values) {
        String type = values.getOrDefault("type", TruthWriter.WORD);
        if (!type.equals(TruthWriter.WORD)) {
            throw refused("'type' must be " + TruthWriter.WORD + ", not '" + type + "'");
        }
        try {
            return new TruthWord(
                    values.getOrDefault("stream", ""),
                    required(values, "label"),
                    values.getOrDefault("speaker", Recording.UNKNOWN_SPEAKER),
                    values.getOrDefault("id", ""),
                    seconds(values, "start"),
                    seconds(values, "end"));
        } catch (IllegalArgumentException e) {
            throw new SonofluxException(at(e.getMessage()), e);
        }
    }

    private double seconds(Map<String, String> values, String key) {
        String text = required(values, key);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new SonofluxException(at("'" + key + "' must be a number of seconds, not '" + text + "'"), e);
        }
    }

    private String required(Map<String, String> values, String key) {
        String value = values.get(key);
        if (value == null) {
            throw refused("'" + key + "' is missing");
        }
        return value;
    }

    private SonofluxException refused(String message) {
        return new SonofluxException(at(message));
    }

    private String at(String message) {
        return file + ":" + line + ": " + message;
    }
}
