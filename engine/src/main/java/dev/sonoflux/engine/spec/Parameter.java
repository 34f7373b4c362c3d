package dev.sonoflux.engine.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A named, typed and documented setting of a component.
 *
 * @param name its key in YAML, in camelCase
 * @param description one sentence, for {@code --help}, the schema and the documentation
 * @param type how its value is read
 * @param fallback the value where nothing is given; none means that something must be, unless it is optional
 * @param optional whether it may stay without any value
 * @param <T> what its value is in Java
 */
public record Parameter<T>(
        String name, String description, ParameterType<T> type, Optional<T> fallback, boolean optional) {
    public Parameter {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(type, "type");
    }

    /** A parameter that must be given. */
    public static <T> Parameter<T> required(String name, ParameterType<T> type, String description) {
        return new Parameter<>(name, description, type, Optional.empty(), false);
    }

    /** Whether something is missing where no value is given. */
    public boolean mustBeGiven() {
        return fallback.isEmpty() && !optional;
    }

    /** A parameter that may be left out and then has no value. */
    public static <T> Parameter<T> optional(String name, ParameterType<T> type, String description) {
        return new Parameter<>(name, description, type, Optional.empty(), true);
    }

    /** A parameter with a default. */
    public static <T> Parameter<T> of(String name, ParameterType<T> type, T fallback, String description) {
        return new Parameter<>(name, description, type, Optional.of(fallback), false);
    }
}
