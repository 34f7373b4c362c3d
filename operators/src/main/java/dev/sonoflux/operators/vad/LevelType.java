package dev.sonoflux.operators.vad;

import dev.sonoflux.engine.spec.JsonSchema;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import java.util.List;

/** Levels in YAML. */
final class LevelType {
    private LevelType() {}

    static ParameterType<Level> level() {
        return ParameterTypes.of(
                "a level: an RMS from 0 to 1, e.g. 0.02, or decibels, e.g. -34 dBFS",
                Level::parse,
                Level::toString,
                JsonSchema.of(
                        "anyOf",
                        List.of(
                                JsonSchema.of("type", "number", "minimum", 0, "maximum", 1),
                                JsonSchema.of("type", "string", "pattern", Level.PATTERN))));
    }
}
