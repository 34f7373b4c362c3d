package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.Suggestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The components that specifications can name, in alphabetical order.
 *
 * @param sources by name and type
 * @param operators by name and type
 * @param sinks by name and type
 */
public record Components(
        List<SourceProvider> sources, List<OperatorProvider<?, ?>> operators, List<SinkProvider> sinks) {
    static final String TYPE = "type";

    public Components {
        sources = sorted(sources);
        operators = sorted(operators);
        sinks = sorted(sinks);
    }

    /** Everything on the class path. */
    public static Components onClassPath() {
        List<OperatorProvider<?, ?>> operators = new ArrayList<>();
        ServiceLoader.load(OperatorProvider.class).forEach(operators::add);
        return new Components(
                ServiceLoader.load(SourceProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList(),
                operators,
                ServiceLoader.load(SinkProvider.class).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList());
    }

    /**
     * The component that an element of a specification names.
     *
     * @param role what to call it in messages: source, operator or sink
     */
    static <C extends Component> Optional<C> select(List<C> known, Element element, String role, Problems problems) {
        List<C> named =
                known.stream().filter(c -> c.name().equals(element.name())).toList();
        if (named.isEmpty()) {
            List<String> names = known.stream().map(Component::name).distinct().toList();
            String suggestion = Suggestion.of(element.name(), names);
            problems.add(
                    element.location(),
                    "unknown " + role + " '" + element.name() + "'"
                            + (suggestion.isEmpty() ? known(names) : suggestion));
            return Optional.empty();
        }
        if (named.get(0).type().isEmpty()) {
            return Optional.of(named.get(0));
        }
        return selectType(named, element, problems);
    }

    private static <C extends Component> Optional<C> selectType(List<C> named, Element element, Problems problems) {
        List<String> types = named.stream().map(c -> c.type().orElseThrow()).toList();
        Optional<SpecNode> given = element.type();
        if (given.isEmpty()) {
            Optional<C> fallback =
                    named.stream().filter(Component::isDefaultType).findFirst();
            if (fallback.isEmpty()) {
                problems.add(element.location(), "'type' is missing: one of " + String.join(", ", types));
            }
            return fallback;
        }
        String type = given.get() instanceof SpecNode.Scalar scalar ? scalar.text() : "";
        Optional<C> chosen =
                named.stream().filter(c -> c.type().orElseThrow().equals(type)).findFirst();
        if (chosen.isEmpty()) {
            problems.add(
                    given.get().location(),
                    "'type' must be one of " + String.join(", ", types) + ", not "
                            + given.get().kind() + Suggestion.of(type, types));
        }
        return chosen;
    }

    private static String known(List<String> names) {
        return names.isEmpty() ? "; there are none on the class path" : "; there are " + String.join(", ", names);
    }

    private static <C extends Component> List<C> sorted(List<C> components) {
        List<C> sorted = components.stream()
                .sorted(Comparator.comparing(Component::title))
                .toList();
        String twice = sorted.stream().collect(Collectors.groupingBy(Component::title)).entrySet().stream()
                .filter(e -> e.getValue().size() > 1)
                .map(e -> e.getKey() + " by "
                        + e.getValue().stream().map(c -> c.getClass().getName()).toList())
                .collect(Collectors.joining("; "));
        if (!twice.isEmpty()) {
            throw new IllegalStateException("the class path has two components of one name: " + twice);
        }
        return sorted;
    }
}
