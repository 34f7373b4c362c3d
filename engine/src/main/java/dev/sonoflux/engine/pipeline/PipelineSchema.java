package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.JsonSchema;
import dev.sonoflux.engine.spec.Parameter;
import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.ParameterTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (draft 2020-12) of specifications, made of the same definitions that check them. */
public final class PipelineSchema {
    private static final String TYPE = "type";
    private static final String TYPE_DESCRIPTION = "Which of the components of this name is meant.";

    private PipelineSchema() {}

    /** The schema as nested maps and lists, in a fixed order, ready for any JSON writer. */
    public static Map<String, Object> of(Components components) {
        Map<String, Object> name = JsonSchema.of("description", "What the pipeline is called.");
        name.putAll(ParameterTypes.text().schema());
        return JsonSchema.of(
                "$schema",
                "https://json-schema.org/draft/2020-12/schema",
                "title",
                "Sonoflux pipeline",
                TYPE,
                "object",
                "additionalProperties",
                false,
                "properties",
                JsonSchema.of(
                        "name",
                        name,
                        "source",
                        element(components.sources(), "Where audio comes from."),
                        "operators",
                        listOf(components.operators(), "What happens to it, in this order."),
                        "sinks",
                        listOf(components.sinks(), "Where results go.")));
    }

    private static Map<String, Object> listOf(List<? extends Component> components, String description) {
        return JsonSchema.of(
                "description",
                description,
                TYPE,
                List.of("array", "null"),
                "items",
                element(components, "One component and its settings."));
    }

    private static Map<String, Object> element(List<? extends Component> components, String description) {
        Map<String, List<Component>> byName = new LinkedHashMap<>();
        components.forEach(
                c -> byName.computeIfAbsent(c.name(), n -> new ArrayList<>()).add(c));
        Map<String, Object> properties = new LinkedHashMap<>();
        byName.forEach((name, variants) -> properties.put(name, settings(variants)));
        Map<String, Object> object = JsonSchema.of(
                TYPE,
                "object",
                "additionalProperties",
                false,
                "minProperties",
                1,
                "maxProperties",
                1,
                "properties",
                properties);
        List<String> bare = byName.keySet().stream()
                .filter(name -> needsNoSettings(byName.get(name)))
                .toList();
        Map<String, Object> names = JsonSchema.of("enum", bare);
        return JsonSchema.of(
                "description", description, "anyOf", bare.isEmpty() ? List.of(object) : List.of(object, names));
    }

    private static Map<String, Object> settings(List<Component> variants) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (variants.get(0).type().isEmpty()) {
            settings.put("description", variants.get(0).summary());
            settings.putAll(variants.get(0).parameters().schema());
        } else {
            settings.put("oneOf", variants.stream().map(PipelineSchema::variant).toList());
        }
        return settings;
    }

    private static Map<String, Object> variant(Component component) {
        Map<String, Object> variant = new LinkedHashMap<>();
        variant.put("description", component.summary());
        variant.putAll(typed(component).schema());
        return variant;
    }

    /** The parameters with the type among them; without it, or with a single value, the default type is meant. */
    private static ParameterSet typed(Component component) {
        ParameterSet own = component.parameters();
        String name = component.type().orElseThrow();
        ParameterType<String> type = ParameterTypes.of(name, text -> text, text -> text, JsonSchema.of("const", name));
        Parameter<String> parameter = component.isDefaultType()
                ? Parameter.optional(Components.TYPE, type, TYPE_DESCRIPTION)
                : Parameter.required(Components.TYPE, type, TYPE_DESCRIPTION);
        ParameterSet typed = ParameterSet.of(parameter).and(own.parameters().toArray(Parameter<?>[]::new));
        return component.isDefaultType()
                ? own.shorthand().map(typed::withShorthand).orElse(typed)
                : typed;
    }

    /** Whether the name alone will do. */
    private static boolean needsNoSettings(List<Component> variants) {
        return variants.stream()
                .filter(c -> c.type().isEmpty() || c.isDefaultType())
                .anyMatch(c -> c.parameters().parameters().stream().noneMatch(Parameter::mustBeGiven));
    }
}
