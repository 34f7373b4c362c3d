package dev.sonoflux.operators.bundle;

import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A mapping of any keys to single values, in order: what a recipe records of itself, for people. */
final class TextMapType implements ParameterType<Map<String, String>> {
    @Override
    public Map<String, String> read(SpecNode node, Problems problems) {
        if (!(node instanceof SpecNode.Mapping mapping)) {
            problems.add(node.location(), "must be " + expectation() + ", not " + node.kind());
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (SpecNode.Entry entry : mapping.entries()) {
            if (entry.value() instanceof SpecNode.Scalar scalar) {
                values.put(entry.key(), scalar.text());
            } else {
                problems.add(
                        entry.location(),
                        "has '" + entry.key() + "', which is " + entry.value().kind() + "; it must be a single value");
            }
        }
        return values;
    }

    @Override
    public String format(Map<String, String> value) {
        return value.toString();
    }

    @Override
    public String expectation() {
        return "a mapping of names to single values";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "object");
    }
}
