package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the outline of a pipeline: which components it names. */
final class PipelineReader {
    private static final List<String> KEYS = List.of("name", "source", "operators", "sinks");

    private PipelineReader() {}

    static PipelineSpec read(SpecNode root, Path folder, String defaultName) {
        Problems problems = new Problems();
        if (!(root instanceof SpecNode.Mapping mapping)) {
            problems.add(root.location(), "a pipeline is a mapping with the keys " + String.join(", ", KEYS));
            return new PipelineSpec(
                    defaultName, folder, root.location(), Optional.empty(), List.of(), List.of(), problems);
        }
        mapping.entries().stream()
                .filter(e -> !KEYS.contains(e.key()))
                .forEach(e -> problems.add(
                        e.location(),
                        "unknown key '" + e.key() + "'"
                                + orElse(
                                        Suggestion.of(e.key(), KEYS),
                                        "; the keys here are " + String.join(", ", KEYS))));
        String name = mapping.get("name").map(n -> text(n, problems)).orElse(defaultName);
        Optional<Element> source = mapping.get("source").flatMap(n -> element(n, "source", problems));
        return new PipelineSpec(
                name,
                folder,
                root.location(),
                source,
                elements(mapping, "operators", problems),
                elements(mapping, "sinks", problems),
                problems);
    }

    private static List<Element> elements(SpecNode.Mapping root, String key, Problems problems) {
        Optional<SpecNode> node = root.get(key);
        if (node.isEmpty() || node.get() instanceof SpecNode.Scalar scalar && scalar.absent()) {
            return List.of();
        }
        return elements(node.get(), key, problems);
    }

    static List<Element> elements(SpecNode node, String key, Problems problems) {
        if (!(node instanceof SpecNode.Sequence sequence)) {
            problems.add(node.location(), "'" + key + "' must be a list, each item '- name: {settings}'");
            return List.of();
        }
        List<Element> elements = new ArrayList<>();
        sequence.items().forEach(item -> element(item, key, problems).ifPresent(elements::add));
        return elements;
    }

    private static Optional<Element> element(SpecNode node, String key, Problems problems) {
        if (node instanceof SpecNode.Scalar scalar && !scalar.absent()) {
            SpecNode none = new SpecNode.Scalar("", true, node.location());
            return Optional.of(Element.of(scalar.text(), none, node.location()));
        }
        if (node instanceof SpecNode.Mapping mapping && mapping.entries().size() == 1) {
            SpecNode.Entry entry = mapping.entries().get(0);
            return Optional.of(Element.of(entry.key(), entry.value(), entry.location()));
        }
        problems.add(
                node.location(),
                "an item of '" + key + "' is one name with its settings, 'name: {settings}', not " + node.kind()
                        + (node instanceof SpecNode.Mapping m
                                ? " of " + m.entries().size() + " keys"
                                : ""));
        return Optional.empty();
    }

    static String text(SpecNode node, Problems problems) {
        if (node instanceof SpecNode.Scalar scalar && !scalar.absent()) {
            return scalar.text();
        }
        problems.add(node.location(), "'name' must be a text, not " + node.kind());
        return "";
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
