package dev.sonoflux.cli;

import dev.sonoflux.engine.pipeline.Component;
import dev.sonoflux.engine.pipeline.Components;
import dev.sonoflux.engine.pipeline.OperatorProvider;
import dev.sonoflux.engine.spec.Parameter;
import java.util.List;
import java.util.StringJoiner;

/** The reference of everything that a pipeline can name, made of the definitions that check pipelines. */
final class ComponentReference {
    private ComponentReference() {}

    /** The reference as Markdown. */
    static String markdown(Components components) {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add("# Sources, operators and sinks");
        page.add("");
        page.add("This page is printed by `./sonoflux config reference`.");
        section(page, "Sources", components.sources());
        section(page, "Operators", components.operators());
        section(page, "Sinks", components.sinks());
        return page.toString();
    }

    private static void section(StringJoiner page, String title, List<? extends Component> components) {
        page.add("").add("## " + title);
        components.forEach(component -> component(page, component));
    }

    private static void component(StringJoiner page, Component component) {
        page.add("").add("### " + heading(component)).add("");
        page.add(component.summary());
        if (component instanceof OperatorProvider<?, ?> operator) {
            page.add("Takes `" + operator.input().getSimpleName() + "`, hands on `"
                    + operator.output().getSimpleName() + "`.");
        }
        component
                .parameters()
                .shorthand()
                .ifPresent(parameter -> page.add("A single value is its `" + parameter.name() + "`."));
        if (component.parameters().parameters().isEmpty()) {
            return;
        }
        page.add("").add("| setting | must be | default | |").add("|---|---|---|---|");
        component.parameters().parameters().forEach(parameter -> page.add(row(parameter)));
    }

    private static String heading(Component component) {
        return component
                .type()
                .map(type -> "`" + component.name() + "`, `type: " + type + "`"
                        + (component.isDefaultType() ? " (default)" : ""))
                .orElse("`" + component.name() + "`");
    }

    private static <T> String row(Parameter<T> parameter) {
        String fallback = parameter
                .fallback()
                .map(value -> "`" + parameter.type().format(value) + "`")
                .orElse(parameter.optional() ? "–" : "required");
        return "| `" + parameter.name() + "` | " + escaped(parameter.type().expectation()) + " | " + fallback + " | "
                + escaped(parameter.description()) + " |";
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|");
    }
}
