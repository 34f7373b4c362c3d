package dev.sonoflux.engine.pipeline;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.spec.ParameterType;
import dev.sonoflux.engine.spec.Problems;
import dev.sonoflux.engine.spec.SpecNode;
import dev.sonoflux.engine.spec.YamlReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A list of operators as somebody wrote it, as under {@code operators:} in a pipeline; not yet checked. */
public final class OperatorSpec {
    private static final String EXAMPLE = "'[gain: -6, resample: 8000]'";

    private final PipelineSpec spec;

    OperatorSpec(PipelineSpec spec) {
        this.spec = spec;
    }

    /**
     * Reads a file.
     *
     * @throws SonofluxException if it cannot be read or is not YAML
     */
    public static OperatorSpec read(Path file) {
        return of(YamlReader.read(file), file.toAbsolutePath().getParent(), file.toString());
    }

    /**
     * Reads a text; relative paths in it are looked for in the working directory first.
     *
     * @param origin what messages call the text, e.g. {@code --augment}
     * @throws dev.sonoflux.engine.spec.SpecException if it is not YAML
     */
    public static OperatorSpec read(String yaml, String origin) {
        return of(YamlReader.read(yaml, origin), Path.of("").toAbsolutePath(), origin);
    }

    /**
     * Reads what a user gave for an option: YAML if it begins with a bracket, a dash or is several lines, else the file of
     * that name.
     *
     * @param option what messages call the text, e.g. {@code --augment}
     * @throws SonofluxException if it cannot be read or is not YAML
     */
    public static OperatorSpec readTextOrFile(String given, String option) {
        String text = given.strip();
        if (text.startsWith("[") || text.startsWith("-") || text.contains("\n")) {
            return read(given, option);
        }
        return read(existing(text, option));
    }

    /**
     * A setting that is a list of operators, or a single one; nothing stands for an empty list. Where its files are looked for is
     * the scope's to say: {@link OperatorChain#within}.
     */
    public static ParameterType<OperatorSpec> type() {
        return new OperatorListType();
    }

    private static Path existing(String text, String option) {
        try {
            Path file = Path.of(text);
            if (Files.isRegularFile(file)) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new SonofluxException(refused(text, option), e);
        }
        throw new SonofluxException(refused(text, option));
    }

    private static String refused(String text, String option) {
        return option + ": '" + text + "' is neither a file that there is nor a list of operators, e.g. " + EXAMPLE;
    }

    private static OperatorSpec of(SpecNode root, Path folder, String origin) {
        Problems problems = new Problems();
        List<Element> operators = PipelineReader.elements(root, "operators", problems);
        return new OperatorSpec(
                new PipelineSpec(origin, folder, root.location(), Optional.empty(), operators, List.of(), problems));
    }

    /** The operators before the first one that takes {@code type}. */
    public OperatorSpec before(Class<?> type) {
        return of(spec.operators().subList(0, indexOf(type)), spec.problems());
    }

    /** The first operator that takes {@code type}, and those after it. */
    public OperatorSpec from(Class<?> type) {
        return of(spec.operators().subList(indexOf(type), spec.operators().size()), new Problems());
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return spec.operators().isEmpty();
    }

    PipelineSpec asPipeline() {
        return spec;
    }

    private OperatorSpec of(List<Element> operators, Problems problems) {
        return new OperatorSpec(new PipelineSpec(
                spec.name(), spec.folder(), spec.location(), Optional.empty(), operators, List.of(), problems));
    }

    private int indexOf(Class<?> type) {
        List<OperatorProvider<?, ?>> known = Components.onClassPath().operators();
        for (int i = 0; i < spec.operators().size(); i++) {
            Optional<OperatorProvider<?, ?>> operator =
                    Components.select(known, spec.operators().get(i), "operator", new Problems());
            if (operator.isPresent() && operator.get().input().isAssignableFrom(type)) {
                return i;
            }
        }
        return spec.operators().size();
    }
}
