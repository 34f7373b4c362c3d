package dev.sonoflux.engine.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A piece of a YAML document that knows where it stands. Scalars are kept as text: their parameter decides the type. */
public sealed interface SpecNode {
    Location location();

    /** How messages name this kind of node. */
    String kind();

    /** A single value. {@code text} is empty and {@code absent} is true where the document has nothing, or null. */
    record Scalar(String text, boolean absent, Location location) implements SpecNode {
        @Override
        public String kind() {
            return absent ? "nothing" : "'" + text + "'";
        }
    }

    record Sequence(List<SpecNode> items, Location location) implements SpecNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** Keys and values in document order. */
    record Mapping(List<Entry> entries, Location location) implements SpecNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        public Optional<SpecNode> get(String key) {
            return entries.stream()
                    .filter(e -> e.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** This mapping with the value of a key replaced, or added at the end. */
        public Mapping with(String key, SpecNode value) {
            Map<String, Entry> changed = new LinkedHashMap<>();
            entries.forEach(e -> changed.put(e.key(), e));
            Location where = changed.containsKey(key) ? changed.get(key).location() : value.location();
            changed.put(key, new Entry(key, value, where));
            return new Mapping(List.copyOf(changed.values()), location);
        }

        /** This mapping without a key. */
        public Mapping without(String key) {
            return new Mapping(
                    entries.stream().filter(e -> !e.key().equals(key)).toList(), location);
        }
    }

    /** A key and its value; the location is the key's. */
    record Entry(String key, SpecNode value, Location location) {}
}
