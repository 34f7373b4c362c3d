package dev.sonoflux.engine.spec;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes nodes as YAML 1.2 on one line, so that {@link YamlReader} reads the same nodes again. What another reader could take
 * for something else than its text is quoted; numbers, true, false and quantities such as {@code 200ms} are not.
 */
public final class YamlWriter {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");
    private static final Pattern QUANTITY = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)? ?[A-Za-z]+");
    private static final Pattern WORDS =
            Pattern.compile("(\\.{0,2}/|\\.?[\\p{L}_])[\\p{L}\\p{N}_./-]*( [\\p{L}\\p{N}_./-]+)*");

    /** Plain words that mean something else in YAML 1.1 or 1.2. */
    private static final Set<String> RESERVED = Set.of("null", "yes", "no", "on", "off", "y", "n", ".inf", ".nan");

    private static final int LAST_OF_PAGE_0 = 0xff;

    private YamlWriter() {}

    /** The node in flow style. */
    public static String write(SpecNode node) {
        if (node instanceof SpecNode.Scalar scalar) {
            return scalar.absent() ? "null" : scalar(scalar.text());
        }
        if (node instanceof SpecNode.Sequence sequence) {
            return sequence.items().stream().map(YamlWriter::write).collect(Collectors.joining(", ", "[", "]"));
        }
        SpecNode.Mapping mapping = (SpecNode.Mapping) node;
        return mapping.entries().isEmpty()
                ? "{}"
                : mapping.entries().stream()
                        .map(entry -> scalar(entry.key()) + ": " + write(entry.value()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
    }

    /** A text as a scalar that is nothing but this text. */
    public static String scalar(String text) {
        return isPlain(text) ? text : quoted(text);
    }

    private static boolean isPlain(String text) {
        return NUMBER.matcher(text).matches()
                || QUANTITY.matcher(text).matches()
                || WORDS.matcher(text).matches() && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isPrintable(c)) {
                quoted.appendCodePoint(c);
            } else if (c <= LAST_OF_PAGE_0) {
                quoted.append(String.format("\\x%02x", c));
            } else if (Character.isBmpCodePoint(c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append(String.format("\\U%08x", c));
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean isPrintable(int c) {
        return Character.isDefined(c)
                && switch (Character.getType(c)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }
}
