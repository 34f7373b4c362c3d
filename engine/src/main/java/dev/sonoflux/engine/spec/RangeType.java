package dev.sonoflux.engine.spec;

import dev.sonoflux.engine.random.Range;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A fixed value, {@code [from, to]} or {@code {from: …, to: …}}. */
record RangeType<T extends Comparable<? super T>>(ParameterType<T> items) implements ParameterType<Range<T>> {
    private static final String FROM = "from";
    private static final String TO = "to";

    @Override
    public Range<T> read(SpecNode node, Problems problems) {
        if (node instanceof SpecNode.Sequence sequence) {
            if (sequence.items().size() != 2) {
                problems.add(
                        node.location(),
                        "must be " + expectation() + ", not a list of "
                                + sequence.items().size());
                return null;
            }
            return range(node, sequence.items().get(0), sequence.items().get(1), problems);
        }
        if (node instanceof SpecNode.Mapping mapping) {
            Parameter<T> from = Parameter.required(FROM, items, "the smallest value.");
            Parameter<T> to = Parameter.required(TO, items, "the largest value.");
            Settings settings = ParameterSet.of(from, to).read(mapping, problems);
            return settings.complete() ? range(node, settings.get(from), settings.get(to), problems) : null;
        }
        T value = items.read(node, problems);
        return value == null ? null : Range.of(value);
    }

    private Range<T> range(SpecNode node, SpecNode first, SpecNode last, Problems problems) {
        T from = items.read(first, problems);
        T to = items.read(last, problems);
        return from == null || to == null ? null : range(node, from, to, problems);
    }

    private Range<T> range(SpecNode node, T from, T to, Problems problems) {
        if (from.compareTo(to) > 0) {
            problems.add(
                    node.location(),
                    "must not end below its start, as from " + items.format(from) + " to " + items.format(to)
                            + " does");
            return null;
        }
        return Range.of(from, to);
    }

    @Override
    public String format(Range<T> value) {
        return value.isFixed()
                ? items.format(value.from())
                : "[" + items.format(value.from()) + ", " + items.format(value.to()) + "]";
    }

    @Override
    public String expectation() {
        return items.expectation() + ", or a range [from, to] of such";
    }

    @Override
    public Map<String, Object> schema() {
        Map<String, Object> item = items.schema();
        return JsonSchema.of(
                "anyOf",
                List.of(
                        item,
                        JsonSchema.of("type", "array", "items", item, "minItems", 2, "maxItems", 2),
                        JsonSchema.of(
                                "type",
                                "object",
                                "additionalProperties",
                                false,
                                "properties",
                                JsonSchema.of(FROM, item, TO, item),
                                "required",
                                List.of(FROM, TO))));
    }

    @Override
    public Set<String> keys() {
        return Set.of(FROM, TO);
    }
}
