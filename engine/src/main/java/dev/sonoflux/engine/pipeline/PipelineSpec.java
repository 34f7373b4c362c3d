package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.Location;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.Suggestion;
import dev.sonoflux.engine.spec.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pipeline as somebody wrote it: the names and settings of its components, not yet checked against what there is. */
public final class PipelineSpec {
    private static final List<String> KEYS = List.of("name", "source", "operators", "sinks");

    private final String name;
    private final Path folder;
    private final Location location;
    private final Optional<Element> source;
    private final List<Element> operators;
    private final List<Element> sinks;
    private final Problems problems;

    private PipelineSpec(
            String name,
            Path folder,
            Location location,
            Optional<Element> source,
            List<Element> operators,
            List<Element> sinks,
            Problems problems) {
        this.name = name;
        this.folder = folder;
        this.location = location;
        this.source = source;
        this.operators = List.copyOf(operators);
        this.sinks = List.copyOf(sinks);
        this.problems = problems;
    }

    /**
     * Reads a YAML file.
     *
     * @throws SonofluxException if it cannot be read or is not YAML
     */
    public static PipelineSpec read(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return of(YamlReader.read(file), parent, withoutExtension(file));
    }

    /**
     * Reads YAML text; relative paths are looked for in the working directory first.
     *
     * @param file what messages call the text
     */
    public static PipelineSpec read(String yaml, String file) {
        return of(YamlReader.read(yaml, file), Path.of("").toAbsolutePath(), file);
    }

    private static PipelineSpec of(SpecNode root, Path folder, String defaultName) {
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
        if (!(node.get() instanceof SpecNode.Sequence sequence)) {
            problems.add(node.get().location(), "'" + key + "' must be a list, each item '- name: {settings}'");
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

    private static String text(SpecNode node, Problems problems) {
        if (node instanceof SpecNode.Scalar scalar && !scalar.absent()) {
            return scalar.text();
        }
        problems.add(node.location(), "'name' must be a text, not " + node.kind());
        return "";
    }

    /**
     * This pipeline with one setting changed.
     *
     * @param key component and parameter, e.g. {@code vad.threshold}; the second operator of a name is {@code window[1]}
     * @param value the value as one would write it in YAML
     * @throws SonofluxException if the pipeline has no such component
     */
    public PipelineSpec with(String key, String value) {
        return with(key, YamlReader.read(value, "--set " + key + "=" + value));
    }

    private PipelineSpec with(String key, SpecNode value) {
        if (key.equals("name")) {
            return new PipelineSpec(text(value, problems), folder, location, source, operators, sinks, problems);
        }
        int dot = key.indexOf('.');
        if (dot <= 0 || dot == key.length() - 1) {
            throw new SonofluxException(
                    "'" + key + "' names no setting; write component.parameter=value," + " e.g. vad.threshold=0.05");
        }
        String component = key.substring(0, dot);
        String parameter = key.substring(dot + 1);
        UnaryOperator<Element> change = element -> element.with(parameter, value);
        if (source.isPresent() && source.get().name().equals(component)) {
            return new PipelineSpec(name, folder, location, source.map(change), operators, sinks, problems);
        }
        Optional<List<Element>> changed = replace(operators, component, change);
        if (changed.isPresent()) {
            return new PipelineSpec(name, folder, location, source, changed.get(), sinks, problems);
        }
        changed = replace(sinks, component, change);
        if (changed.isPresent()) {
            return new PipelineSpec(name, folder, location, source, operators, changed.get(), problems);
        }
        throw new SonofluxException("'" + key + "' names no component of this pipeline; it has "
                + String.join(", ", componentNames()) + Suggestion.of(component, componentNames()));
    }

    /** This pipeline with a setting of a sink changed; if there is no such sink, it is added. */
    public PipelineSpec withSink(String sink, String key, String value) {
        Location where = new Location(sink + "." + key + "=" + value, 1, 1);
        SpecNode.Scalar scalar = new SpecNode.Scalar(value, false, where);
        if (sinks.stream().anyMatch(s -> s.name().equals(sink))) {
            return with(sink + "." + key, scalar);
        }
        SpecNode.Mapping settings = new SpecNode.Mapping(List.of(new SpecNode.Entry(key, scalar, where)), where);
        List<Element> more = new ArrayList<>(sinks);
        more.add(Element.of(sink, settings, where));
        return new PipelineSpec(name, folder, location, source, operators, more, problems);
    }

    /** This pipeline without any sink of that name. */
    public PipelineSpec withoutSink(String sink) {
        List<Element> others =
                sinks.stream().filter(s -> !s.name().equals(sink)).toList();
        return new PipelineSpec(name, folder, location, source, operators, others, problems);
    }

    public String name() {
        return name;
    }

    /** The folder it was read from, or the working directory. */
    Path folder() {
        return folder;
    }

    Location location() {
        return location;
    }

    Optional<Element> source() {
        return source;
    }

    List<Element> operators() {
        return operators;
    }

    List<Element> sinks() {
        return sinks;
    }

    /** What was wrong with its outline. */
    Problems problems() {
        return problems;
    }

    private List<String> componentNames() {
        List<String> names = new ArrayList<>();
        source.ifPresent(s -> names.add(s.name()));
        operators.forEach(o -> names.add(o.name()));
        sinks.forEach(s -> names.add(s.name()));
        return names;
    }

    private static Optional<List<Element>> replace(
            List<Element> elements, String reference, UnaryOperator<Element> change) {
        int seen = 0;
        for (int i = 0; i < elements.size(); i++) {
            String plain = elements.get(i).name();
            boolean first = reference.equals(plain) && seen == 0;
            boolean indexed = reference.startsWith(plain + "[") && reference.equals(plain + "[" + seen + "]");
            if (first || indexed) {
                List<Element> changed = new ArrayList<>(elements);
                changed.set(i, change.apply(elements.get(i)));
                return Optional.of(changed);
            }
            if (reference.equals(plain) || reference.startsWith(plain + "[")) {
                seen++;
            }
        }
        return Optional.empty();
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    private static String withoutExtension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
