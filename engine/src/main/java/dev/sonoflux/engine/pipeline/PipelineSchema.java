package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.JsonSchema;
import dev.sonoflux.engine.spec.ParameterSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON Schema (draft 2020-12) of specifications, made of the same definitions that check them. */
public final class PipelineSchema {
    private static final String TYPE = "type";

    private PipelineSchema() {}

    /** The schema as nested maps and lists, in a fixed order, ready for any JSON writer. */
    public static Map<String, Object> of(Components components) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", JsonSchema.of("description", "What the pipeline is called.", TYPE, "string"));
        properties.put("source", element(components.sources(), "Where audio comes from."));
        properties.put("operators", listOf(components.operators(), "What happens to it, in this order."));
        properties.put("sinks", listOf(components.sinks(), "Where results go."));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Sonoflux pipeline");
        schema.put(TYPE, "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        return schema;
    }

    private static Map<String, Object> listOf(List<? extends Component> components, String description) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put("description", description);
        list.put(TYPE, "array");
        list.put("items", element(components, "One component and its settings."));
        return list;
    }

    private static Map<String, Object> element(List<? extends Component> components, String description) {
        Map<String, List<Component>> byName = new LinkedHashMap<>();
        components.forEach(
                c -> byName.computeIfAbsent(c.name(), n -> new ArrayList<>()).add(c));
        Map<String, Object> properties = new LinkedHashMap<>();
        byName.forEach((name, variants) -> properties.put(name, settings(variants)));
        Map<String, Object> object = new LinkedHashMap<>();
        object.put(TYPE, "object");
        object.put("additionalProperties", false);
        object.put("minProperties", 1);
        object.put("maxProperties", 1);
        object.put("properties", properties);
        Map<String, Object> element = new LinkedHashMap<>();
        element.put("description", description);
        element.put("anyOf", List.of(object, JsonSchema.of("enum", List.copyOf(byName.keySet()))));
        return element;
    }

    private static Map<String, Object> settings(List<Component> variants) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (variants.size() == 1 && variants.get(0).type().isEmpty()) {
            settings.put("description", variants.get(0).summary());
            settings.putAll(variants.get(0).parameters().schema());
            return settings;
        }
        settings.put("oneOf", variants.stream().map(PipelineSchema::variant).toList());
        return settings;
    }

    private static Map<String, Object> variant(Component component) {
        ParameterSet parameters = component.parameters();
        Map<String, Object> variant = new LinkedHashMap<>(parameters.schema());
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put(TYPE, JsonSchema.of("const", component.type().orElseThrow()));
        ((Map<?, ?>) variant.get("properties")).forEach((key, value) -> properties.put((String) key, value));
        variant.put("properties", properties);
        if (!component.isDefaultType()) {
            List<Object> required = new ArrayList<>(List.of(TYPE));
            required.addAll((List<?>) variant.getOrDefault("required", List.of()));
            variant.put("required", required);
        }
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", component.summary());
        described.putAll(variant);
        return described;
    }
}
