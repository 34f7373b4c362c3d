package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.ParameterSet;
import java.util.Optional;

/**
 * A source, operator or sink that a specification can name. Implementations are found by {@link java.util.ServiceLoader}:
 * a third party adds one by putting a jar on the class path.
 */
public interface Component {
    /** Its key in YAML, e.g. {@code vad}. */
    String name();

    /**
     * What tells components of the same name apart, given as {@code type} in YAML, e.g. {@code energy}. Either all or none
     * of the components of a name have one.
     */
    default Optional<String> type() {
        return Optional.empty();
    }

    /** Whether this one is meant where no {@code type} is given. */
    default boolean isDefaultType() {
        return false;
    }

    /** What it does, in one sentence. */
    String summary();

    /** Its settings. */
    ParameterSet parameters();

    /** How messages call it: its name, and its type if it has one. */
    default String title() {
        return type().map(t -> name() + " (" + t + ")").orElse(name());
    }
}
