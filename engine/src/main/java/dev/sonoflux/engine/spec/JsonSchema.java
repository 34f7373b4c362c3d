package dev.sonoflux.engine.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of a JSON Schema as maps, in the order in which they are written, so that a schema is always the same text. */
public final class JsonSchema {
    private JsonSchema() {}

    /** Keywords and their values, alternating. */
    public static Map<String, Object> of(Object... keywordsAndValues) {
        Map<String, Object> schema = new LinkedHashMap<>();
        for (int i = 0; i < keywordsAndValues.length; i += 2) {
            schema.put((String) keywordsAndValues[i], keywordsAndValues[i + 1]);
        }
        return schema;
    }
}
