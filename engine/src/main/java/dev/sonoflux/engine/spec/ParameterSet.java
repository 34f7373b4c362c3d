package dev.sonoflux.engine.spec;

import dev.sonoflux.engine.random.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a component, in the order in which they are documented. The same definitions read YAML, check it, show
 * what is in effect and make the JSON Schema.
 */
public final class ParameterSet {
    private static final ParameterSet EMPTY = new ParameterSet(List.of(), Optional.empty());

    private final List<Parameter<?>> parameters;
    private final Optional<Parameter<?>> shorthand;

    private ParameterSet(List<Parameter<?>> parameters, Optional<Parameter<?>> shorthand) {
        this.parameters = parameters;
        this.shorthand = shorthand;
    }

    /** No parameters. */
    public static ParameterSet empty() {
        return EMPTY;
    }

    public static ParameterSet of(Parameter<?>... parameters) {
        return new ParameterSet(List.of(parameters), Optional.empty());
    }

    /** The same parameters; a single value instead of a mapping is the value of {@code shorthand}. */
    public ParameterSet withShorthand(Parameter<?> parameter) {
        if (!parameters.contains(parameter)) {
            throw new IllegalArgumentException(parameter.name() + " is not one of the parameters");
        }
        return new ParameterSet(parameters, Optional.of(parameter));
    }

    /** The same parameters and more. */
    public ParameterSet and(Parameter<?>... more) {
        List<Parameter<?>> all = new ArrayList<>(parameters);
        all.addAll(List.of(more));
        return new ParameterSet(List.copyOf(all), shorthand);
    }

    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /** The parameter that a single value instead of a mapping stands for. */
    public Optional<Parameter<?>> shorthand() {
        return shorthand;
    }

    public List<String> names() {
        return parameters.stream().map(Parameter::name).toList();
    }

    /**
     * Reads the values. Whatever is wrong goes to {@code problems}: unknown keys with the nearest known one, wrong types
     * and ranges, what is missing.
     *
     * @param node a mapping, nothing at all, or a single value where there is a shorthand
     */
    public Settings read(SpecNode node, Problems problems) {
        Map<Parameter<?>, Object> values = new HashMap<>();
        Map<Parameter<?>, Location> locations = new HashMap<>();
        boolean complete = true;
        for (SpecNode.Entry entry : entries(node, problems)) {
            Optional<Parameter<?>> parameter = parameters.stream()
                    .filter(p -> p.name().equals(entry.key()))
                    .findFirst();
            if (parameter.isEmpty()) {
                problems.add(entry.location(), unknown(entry.key()));
                complete = false;
                continue;
            }
            Problems own = new Problems();
            Object value = parameter.get().type().read(entry.value(), own);
            own.all().forEach(p -> problems.add(p.location(), "'" + entry.key() + "' " + p.message()));
            locations.put(parameter.get(), entry.value().location());
            if (own.isEmpty()) {
                values.put(parameter.get(), value);
            } else {
                complete = false;
            }
        }
        for (Parameter<?> p : parameters) {
            if (!locations.containsKey(p) && p.mustBeGiven()) {
                problems.add(node.location(), "'" + p.name() + "' is missing: " + p.description());
                complete = false;
            }
        }
        return new Settings(this, values, locations, node.location(), problems, complete);
    }

    /** The JSON Schema of the mapping, or of the shorthand. */
    public Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        parameters.forEach(p -> properties.put(p.name(), schema(p)));
        List<String> required = parameters.stream()
                .filter(Parameter::mustBeGiven)
                .map(Parameter::name)
                .toList();
        Object type = required.isEmpty() ? List.of("object", "null") : "object";
        Map<String, Object> object =
                JsonSchema.of("type", type, "additionalProperties", false, "properties", properties);
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        return shorthand
                .map(p -> JsonSchema.of("anyOf", List.of(object, p.type().schema())))
                .orElse(object);
    }

    /** A single value as the mapping that it stands for, where it stands for one. */
    public SpecNode expanded(SpecNode node) {
        return shorthand
                .filter(p -> isValueOf(p, node))
                .<SpecNode>map(p -> new SpecNode.Mapping(
                        List.of(new SpecNode.Entry(p.name(), node, node.location())), node.location()))
                .orElse(node);
    }

    /** Whether the node is a value of the parameter, and not the mapping in which it stands. */
    private static boolean isValueOf(Parameter<?> parameter, SpecNode node) {
        if (node instanceof SpecNode.Mapping mapping) {
            return !mapping.entries().isEmpty()
                    && mapping.entries().stream()
                            .allMatch(e -> parameter.type().keys().contains(e.key()));
        }
        return node instanceof SpecNode.Sequence || node instanceof SpecNode.Scalar scalar && !scalar.absent();
    }

    private List<SpecNode.Entry> entries(SpecNode node, Problems problems) {
        if (expanded(node) instanceof SpecNode.Mapping mapping) {
            return mapping.entries();
        }
        if (node instanceof SpecNode.Scalar scalar && scalar.absent()) {
            return List.of();
        }
        problems.add(
                node.location(),
                "must be a mapping with the keys " + String.join(", ", names()) + ", not " + node.kind());
        return List.of();
    }

    private String unknown(String key) {
        String suggestion = Suggestion.of(key, names());
        if (!suggestion.isEmpty()) {
            return "unknown key '" + key + "'" + suggestion;
        }
        return "unknown key '" + key + "'; "
                + (parameters.isEmpty() ? "there are no keys here" : "the keys here are " + String.join(", ", names()));
    }

    private static <T> Map<String, Object> schema(Parameter<T> parameter) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("description", parameter.description());
        schema.putAll(parameter.type().schema());
        parameter.fallback().ifPresent(value -> schema.put("default", jsonDefault(parameter.type(), value)));
        return schema;
    }

    private static <T> Object jsonDefault(ParameterType<T> type, T value) {
        if (type instanceof RangeType<?> range && value instanceof Range<?> bounds) {
            return jsonDefault(range, bounds);
        }
        return value instanceof Number || value instanceof Boolean || value instanceof List
                ? value
                : type.format(value);
    }

    @SuppressWarnings("unchecked") // a range's type has made it
    private static <T extends Comparable<? super T>> Object jsonDefault(RangeType<T> type, Range<?> value) {
        Range<T> range = (Range<T>) value;
        Object from = jsonDefault(type.items(), range.from());
        return range.isFixed() ? from : List.of(from, jsonDefault(type.items(), range.to()));
    }
}
