package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Location;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.SpecNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A source, operator or sink as a specification names it.
 *
 * @param name the component's name
 * @param value its settings, as they stand there
 * @param changes settings that were given elsewhere, the last of a key last
 * @param location where the name stands
 */
record Element(String name, SpecNode value, List<SpecNode.Entry> changes, Location location) {
    static Element of(String name, SpecNode value, Location location) {
        return new Element(name, value, List.of(), location);
    }

    /**
     * An element that stands in no text.
     *
     * @param settings texts that stand for themselves
     * @param origin where they were given, for messages
     */
    static Element of(String name, Map<String, String> settings, String origin) {
        Location where = Location.of(origin);
        List<SpecNode.Entry> entries = new ArrayList<>();
        settings.forEach(
                (key, text) -> entries.add(new SpecNode.Entry(key, new SpecNode.Scalar(text, false, where), where)));
        return of(name, new SpecNode.Mapping(entries, where), where);
    }

    Element with(String key, SpecNode setting) {
        List<SpecNode.Entry> more = new ArrayList<>(changes);
        more.add(new SpecNode.Entry(key, setting, setting.location()));
        return new Element(name, value, List.copyOf(more), location);
    }

    /** The {@code type} that is asked for, if one is. */
    Optional<SpecNode> type() {
        SpecNode given = merged(value);
        return given instanceof SpecNode.Mapping mapping ? mapping.get(Components.TYPE) : Optional.empty();
    }

    /** The settings for the component that was chosen, without the {@code type} that has chosen it. */
    SpecNode settings(Component component) {
        SpecNode given = merged(component.parameters());
        if (component.type().isPresent() && given instanceof SpecNode.Mapping mapping) {
            return mapping.without(Components.TYPE);
        }
        return given;
    }

    /** The settings with the changes; a single value that is changed becomes the mapping that it stands for. */
    SpecNode merged(ParameterSet parameters) {
        return merged(changes.isEmpty() ? value : parameters.expanded(value));
    }

    /** With the changes; what is neither a mapping nor nothing takes none, and is refused by whoever reads it. */
    private SpecNode merged(SpecNode settings) {
        boolean nothing = settings instanceof SpecNode.Scalar scalar && scalar.absent();
        SpecNode merged =
                nothing && !changes.isEmpty() ? new SpecNode.Mapping(List.of(), settings.location()) : settings;
        for (SpecNode.Entry change : changes) {
            if (merged instanceof SpecNode.Mapping mapping) {
                merged = mapping.with(change.key(), change.value());
            }
        }
        return merged;
    }
}
