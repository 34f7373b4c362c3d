package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.Location;
import dev.sonoflux.engine.spec.Problem;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecException;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.Suggestion;
import dev.sonoflux.engine.spec.YamlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A pipeline as somebody wrote it: the names and settings of its components, not yet checked against what there is. */
public final class PipelineSpec {
    private final String name;
    private final Path folder;
    private final Location location;
    private final Optional<Element> source;
    private final List<Element> operators;
    private final List<Element> sinks;
    private final Problems problems;

    PipelineSpec(
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
        return PipelineReader.read(YamlReader.read(file), parent, withoutExtension(file));
    }

    /**
     * Reads YAML text; relative paths are looked for in the working directory first.
     *
     * @param file what messages call the text
     */
    public static PipelineSpec read(String yaml, String file) {
        return PipelineReader.read(YamlReader.read(yaml, file), Path.of("").toAbsolutePath(), file);
    }

    /**
     * This pipeline with one setting changed.
     *
     * @param key component and parameter, e.g. {@code vad.threshold}; the second operator of a name is {@code window[1]}
     * @param value the value as one would write it in YAML
     * @throws SpecException if the pipeline has no such component
     */
    public PipelineSpec with(String key, String value) {
        return with(key, YamlReader.read(value, "--set " + key + "=" + value));
    }

    /**
     * The same with a text that stands for itself, whatever YAML would make of it.
     *
     * @param origin where the text was given, for messages, e.g. an option of the command line
     */
    public PipelineSpec withText(String key, String text, String origin) {
        return with(key, new SpecNode.Scalar(text, false, Location.of(origin)));
    }

    private PipelineSpec with(String key, SpecNode value) {
        if (key.equals("name")) {
            return new PipelineSpec(
                    PipelineReader.text(value, problems), folder, location, source, operators, sinks, problems);
        }
        int dot = key.indexOf('.');
        if (dot <= 0 || dot == key.length() - 1) {
            throw refused(
                    value, "'" + key + "' names no setting; write component.parameter=value, e.g. vad.threshold=0.05");
        }
        String component = key.substring(0, dot);
        String parameter = key.substring(dot + 1);
        UnaryOperator<Element> change = element -> element.with(parameter, value);
        if (source.isPresent() && source.get().name().equals(component)) {
            return with(source.map(change), operators, sinks);
        }
        Optional<List<Element>> changed = replace(operators, component, change);
        if (changed.isPresent()) {
            return with(source, changed.get(), sinks);
        }
        changed = replace(sinks, component, change);
        if (changed.isPresent()) {
            return with(source, operators, changed.get());
        }
        throw refused(
                value,
                "'" + key + "' names no component of this pipeline; it has " + String.join(", ", componentNames())
                        + Suggestion.of(component, componentNames()));
    }

    private static SpecException refused(SpecNode value, String message) {
        return new SpecException(
                List.of(new Problem(Location.of(value.location().file()), message)));
    }

    /**
     * This pipeline with a setting of a sink changed; if there is no such sink, it is added.
     *
     * @param value a text that stands for itself
     * @param origin where it was given, for messages
     */
    public PipelineSpec withSink(String sink, String key, String value, String origin) {
        if (sinks.stream().anyMatch(s -> s.name().equals(sink))) {
            return withText(sink + "." + key, value, origin);
        }
        List<Element> more = new ArrayList<>(sinks);
        more.add(Element.of(sink, Map.of(key, value), origin));
        return with(source, operators, more);
    }

    /** This pipeline without any sink of that name. */
    public PipelineSpec withoutSink(String sink) {
        return with(
                source,
                operators,
                sinks.stream().filter(s -> !s.name().equals(sink)).toList());
    }

    /**
     * This pipeline with another source.
     *
     * @param settings texts that stand for themselves
     * @param origin where they were given, for messages
     */
    public PipelineSpec withSource(String component, Map<String, String> settings, String origin) {
        return with(Optional.of(Element.of(component, settings, origin)), operators, sinks);
    }

    /**
     * This pipeline with an operator in the place of the first one of a name.
     *
     * @param settings texts that stand for themselves
     * @param origin where they were given, for messages
     * @throws SonofluxException if the pipeline has no operator of that name
     */
    public PipelineSpec withOperatorFor(String former, String component, Map<String, String> settings, String origin) {
        List<Element> changed = new ArrayList<>(operators);
        changed.set(indexOf(former), Element.of(component, settings, origin));
        return with(source, changed, sinks);
    }

    /**
     * This pipeline with one operator more, before all others.
     *
     * @param settings texts that stand for themselves
     * @param origin where they were given, for messages
     */
    public PipelineSpec withFirstOperator(String component, Map<String, String> settings, String origin) {
        List<Element> changed = new ArrayList<>(operators);
        changed.add(0, Element.of(component, settings, origin));
        return with(source, changed, sinks);
    }

    /**
     * This pipeline with one operator more, behind the first one of a name.
     *
     * @param settings texts that stand for themselves
     * @param origin where they were given, for messages
     * @throws SonofluxException if the pipeline has no operator of that name
     */
    public PipelineSpec withOperatorAfter(
            String former, String component, Map<String, String> settings, String origin) {
        List<Element> changed = new ArrayList<>(operators);
        changed.add(indexOf(former) + 1, Element.of(component, settings, origin));
        return with(source, changed, sinks);
    }

    private PipelineSpec with(Optional<Element> source, List<Element> operators, List<Element> sinks) {
        return new PipelineSpec(name, folder, location, source, operators, sinks, problems);
    }

    private int indexOf(String operator) {
        for (int i = 0; i < operators.size(); i++) {
            if (operators.get(i).name().equals(operator)) {
                return i;
            }
        }
        throw new SonofluxException("the pipeline " + name + " has no operator '" + operator + "'; it has "
                + String.join(", ", operators.stream().map(Element::name).toList()));
    }

    /** What the source is called in YAML, if there is one. */
    public Optional<String> sourceName() {
        return source.map(Element::name);
    }

    /**
     * The operators from the first one of a name on, with their settings as they are now.
     *
     * @throws SonofluxException if the pipeline has no operator of that name
     */
    public OperatorSpec operatorsFrom(String component) {
        List<Element> last = operators.subList(indexOf(component), operators.size());
        return new OperatorSpec(new PipelineSpec(name, folder, location, Optional.empty(), last, List.of(), problems));
    }

    /**
     * This pipeline without what follows the first operator of a name: the operators behind it, and the sinks.
     *
     * @throws SonofluxException if the pipeline has no operator of that name
     */
    public PipelineSpec upTo(String component) {
        return with(source, operators.subList(0, indexOf(component) + 1), List.of());
    }

    /** Whether it has an operator of that name. */
    public boolean hasOperator(String component) {
        return operators.stream().anyMatch(o -> o.name().equals(component));
    }

    /** A single value that is given for a setting of the first operator of a name. */
    public Optional<String> operatorSetting(String component, String parameter) {
        return operators.stream()
                .filter(o -> o.name().equals(component))
                .findFirst()
                .flatMap(o ->
                        PipelineYaml.settings(o, Components.onClassPath().operators()) instanceof SpecNode.Mapping m
                                ? m.get(parameter)
                                : Optional.empty())
                .flatMap(value -> value instanceof SpecNode.Scalar scalar && !scalar.absent()
                        ? Optional.of(scalar.text())
                        : Optional.empty());
    }

    /** The pipeline as it is now, with every change: YAML that is read as the same pipeline. */
    public String toYaml() {
        return PipelineYaml.of(this, Components.onClassPath());
    }

    public String name() {
        return name;
    }

    /** The folder it was read from, or the working directory. */
    public Path folder() {
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

    private static String withoutExtension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
