package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Location;
import dev.sonoflux.engine.spec.SpecNode;

/**
 * A source, operator or sink as a specification names it.
 *
 * @param name the component's name
 * @param value its settings, as they stand there
 * @param location where the name stands
 */
record Element(String name, SpecNode value, Location location) {
    /** The settings without the {@code type}, which has chosen the component. */
    SpecNode settings() {
        if (value instanceof SpecNode.Mapping mapping) {
            return new SpecNode.Mapping(
                    mapping.entries().stream()
                            .filter(e -> !e.key().equals(Components.TYPE))
                            .toList(),
                    mapping.location());
        }
        return value;
    }

    Element with(String key, SpecNode setting) {
        SpecNode.Mapping mapping =
                value instanceof SpecNode.Mapping m ? m : new SpecNode.Mapping(java.util.List.of(), value.location());
        return new Element(name, mapping.with(key, setting), location);
    }
}
