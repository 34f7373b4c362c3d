package dev.sonoflux.engine.spec;

import java.util.Map;
import java.util.Set;

/**
 * How the value of a parameter is read, checked, shown and described to editors.
 *
 * @param <T> what it is in Java
 */
public interface ParameterType<T> {
    /**
     * Reads a value. Anything wrong is reported to {@code problems} at the node's location.
     *
     * @return the value, or null if a problem was reported
     */
    T read(SpecNode node, Problems problems);

    /** The value as one would write it in YAML. */
    String format(T value);

    /** What is accepted, as the end of the sentence "must be …". */
    String expectation();

    /** The JSON Schema of what is accepted. */
    Map<String, Object> schema();

    /** The keys of the mapping that it may be written as; none if it may not. */
    default Set<String> keys() {
        return Set.of();
    }
}
