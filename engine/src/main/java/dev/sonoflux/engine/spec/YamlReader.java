package dev.sonoflux.engine.spec;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads YAML 1.2 into nodes that know their place. */
public final class YamlReader {
    /** Deeper nesting than any specification has; beyond it, the text is hostile. */
    private static final int MAX_DEPTH = 50;

    /** A specification is a page; beyond a megabyte it is something else. */
    private static final long MAX_BYTES = 1 << 20;

    /** Aliases can make a short text a huge tree. */
    private static final int MAX_NODES = 100_000;

    private final String file;
    private final Problems problems = new Problems();
    private int nodes;

    private YamlReader(String file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws SonofluxException if it cannot be read
     * @throws SpecException if it is not one YAML document
     */
    public static SpecNode read(Path path) {
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new SonofluxException(path + " is larger than " + MAX_BYTES + " bytes; that is no specification");
            }
            return read(Files.readString(path), path.toString());
        } catch (NoSuchFileException e) {
            throw new SonofluxException(path + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new SonofluxException(path + " is not UTF-8 text", e);
        } catch (IOException e) {
            throw new SonofluxException(path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a text; {@code file} is what messages call it.
     *
     * @throws SpecException if it is not one YAML document
     */
    public static SpecNode read(String text, String file) {
        YamlReader reader = new YamlReader(file);
        SpecNode node = reader.document(text);
        reader.problems.throwIfAny();
        return node;
    }

    private SpecNode document(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(MAX_DEPTH)
                .setCodePointLimit((int) MAX_BYTES)
                .build();
        Location start = new Location(file, 1, 1);
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.map(r -> convert(r, 0)).orElse(new SpecNode.Scalar("", true, start));
        } catch (MarkedYamlEngineException e) {
            Location where = e.getProblemMark().map(this::location).orElse(start);
            problems.add(where, "this is not valid YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            problems.add(start, "this is not valid YAML: " + e.getMessage());
        }
        return new SpecNode.Scalar("", true, start);
    }

    private SpecNode convert(Node node, int depth) {
        Location where = node.getStartMark().map(this::location).orElse(new Location(file, 1, 1));
        if (depth > MAX_DEPTH || ++nodes > MAX_NODES) {
            problems.add(where, "nested deeper than " + MAX_DEPTH + " levels, or more than " + MAX_NODES + " values");
            return new SpecNode.Scalar("", true, where);
        }
        if (node instanceof ScalarNode scalar) {
            boolean absent = scalar.getTag().equals(Tag.NULL);
            return new SpecNode.Scalar(absent ? "" : scalar.getValue(), absent, where);
        }
        if (node instanceof SequenceNode sequence) {
            List<SpecNode> items = new ArrayList<>();
            sequence.getValue().forEach(item -> items.add(convert(item, depth + 1)));
            return new SpecNode.Sequence(items, where);
        }
        return mapping((MappingNode) node, where, depth);
    }

    private SpecNode mapping(MappingNode node, Location where, int depth) {
        List<SpecNode.Entry> entries = new ArrayList<>();
        Map<String, Location> seen = new HashMap<>();
        node.getValue().forEach(tuple -> {
            Location keyAt =
                    tuple.getKeyNode().getStartMark().map(this::location).orElse(where);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(keyAt, "a key must be plain text");
                return;
            }
            Location first = seen.putIfAbsent(key.getValue(), keyAt);
            if (first != null) {
                problems.add(keyAt, "'" + key.getValue() + "' stands here twice; first on line " + first.line());
                return;
            }
            entries.add(new SpecNode.Entry(key.getValue(), convert(tuple.getValueNode(), depth + 1), keyAt));
        });
        return new SpecNode.Mapping(entries, where);
    }

    private Location location(Mark mark) {
        return new Location(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
