package dev.sonoflux.training.evaluation;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A voice activity detector that is measured.
 *
 * @param name as somebody wrote it: the type, and settings behind it
 * @param settings of the operator {@code vad}, its type among them; what is not said is as it is by default
 */
public record VadChoice(String name, Map<String, String> settings) {
    private static final String TYPE = "type";

    public VadChoice {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * Reads what people write: {@code silero}, or {@code silero,onset=0.3,hangover=200ms}.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static VadChoice parse(String text) {
        List<String> parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(TYPE, parts.get(0));
        for (String part : parts.subList(1, parts.size())) {
            int equals = part.indexOf('=');
            if (equals <= 0 || settings.putIfAbsent(part.substring(0, equals), part.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("'" + text
                        + "' is no detector: write its type and, where they are not the default, its settings, each once,"
                        + " e.g. silero,onset=0.3,hangover=200ms");
            }
        }
        return new VadChoice(text, settings);
    }
}
