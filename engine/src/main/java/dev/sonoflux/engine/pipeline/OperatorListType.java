package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.JsonSchema;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list of operators within the settings of another. */
final class OperatorListType implements ParameterType<OperatorSpec> {
    /** Where {@link PipelineSchema} has the same list. */
    private static final String IN_SCHEMA = "#/properties/operators";

    @Override
    public OperatorSpec read(SpecNode node, Problems problems) {
        Problems own = new Problems();
        List<Element> operators = PipelineReader.elements(list(node), "operators", own);
        own.all().forEach(p -> problems.add(p.location(), "must be " + expectation() + ": " + p.message()));
        return own.isEmpty()
                ? new OperatorSpec(new PipelineSpec(
                        node.location().file(),
                        Path.of(""),
                        node.location(),
                        Optional.empty(),
                        operators,
                        List.of(),
                        new Problems()))
                : null;
    }

    private static SpecNode list(SpecNode node) {
        if (node instanceof SpecNode.Sequence) {
            return node;
        }
        boolean nothing = node instanceof SpecNode.Scalar scalar && scalar.absent();
        return new SpecNode.Sequence(nothing ? List.of() : List.of(node), node.location());
    }

    @Override
    public String format(OperatorSpec value) {
        return "[" + String.join(", ", PipelineYaml.lines(value.asPipeline().operators())) + "]";
    }

    @Override
    public String expectation() {
        return "a list of operators";
    }

    @Override
    public Map<String, Object> schema() {
        return JsonSchema.of(
                "anyOf", List.of(JsonSchema.of("$ref", IN_SCHEMA), JsonSchema.of("$ref", IN_SCHEMA + "/items")));
    }
}
