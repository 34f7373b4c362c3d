package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.ParameterSet;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.YamlWriter;
import java.util.List;
import java.util.StringJoiner;

/** Writes a specification as a page of YAML, a line a component. */
final class PipelineYaml {
    private PipelineYaml() {}

    static String of(PipelineSpec spec, Components components) {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add("name: " + YamlWriter.scalar(spec.name()));
        spec.source().ifPresent(source -> page.add("source:").add("  " + element(source, components.sources())));
        list(page, "operators", spec.operators(), components.operators());
        list(page, "sinks", spec.sinks(), components.sinks());
        return page.toString();
    }

    /** The settings of a component with the changes, as far as it is one of those that are known. */
    static SpecNode settings(Element element, List<? extends Component> known) {
        return element.merged(Components.select(known, element, "component", new Problems())
                .map(Component::parameters)
                .orElse(ParameterSet.empty()));
    }

    /** Each as it stands in a list. */
    static List<String> lines(List<Element> elements) {
        return elements.stream().map(element -> element(element, List.of())).toList();
    }

    private static void list(
            StringJoiner page, String key, List<Element> elements, List<? extends Component> components) {
        if (!elements.isEmpty()) {
            page.add(key + ":");
            elements.forEach(element -> page.add("  - " + element(element, components)));
        }
    }

    private static String element(Element element, List<? extends Component> components) {
        SpecNode settings = settings(element, components);
        String name = YamlWriter.scalar(element.name());
        boolean none = settings instanceof SpecNode.Scalar scalar && scalar.absent();
        return none ? name : name + ": " + YamlWriter.write(settings);
    }
}
