package dev.sonoflux.engine.spec;

import dev.sonoflux.engine.random.Range;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The types that parameters have. */
public final class ParameterTypes {
    private static final String SCHEMA_TYPE = "type";
    private static final String ENUM = "enum";

    /** Text need not be quoted, and may look like something else. */
    private static final Map<String, Object> TEXT_SCHEMA =
            JsonSchema.of(SCHEMA_TYPE, List.of("string", "number", "boolean"));

    /** Numbers as YAML and JSON have them; Java's own parsers take more. */
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");

    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

    private ParameterTypes() {}

    /** Any text. {@code ${NAME}} is not expanded in it: only devices and paths take environment variables. */
    public static ParameterType<String> text() {
        return new ScalarType<>("a text", text -> text, text -> text, TEXT_SCHEMA);
    }

    /** A text in which {@code ${NAME}} and {@code ${NAME:-default}} stand for environment variables. */
    public static ParameterType<String> device() {
        return new ScalarType<>("a device", EnvironmentVariables::expand, text -> text, TEXT_SCHEMA);
    }

    /** A path, as written; environment variables are expanded, nothing is resolved or looked up. */
    public static ParameterType<Path> path() {
        return new ScalarType<>(
                "a path",
                text -> {
                    try {
                        return Path.of(EnvironmentVariables.expand(text));
                    } catch (InvalidPathException e) {
                        throw new IllegalArgumentException("a path: " + e.getReason(), e);
                    }
                },
                Path::toString,
                TEXT_SCHEMA);
    }

    public static ParameterType<Boolean> bool() {
        return new ScalarType<>(
                "true or false",
                text -> switch (text) {
                    case "true", "True", "TRUE" -> true;
                    case "false", "False", "FALSE" -> false;
                    default -> throw new IllegalArgumentException("true or false");
                },
                String::valueOf,
                JsonSchema.of(SCHEMA_TYPE, "boolean"));
    }

    /** A whole number in {@code [min, max]}. */
    public static ParameterType<Integer> integer(int min, int max) {
        String expectation = "a whole number from " + min + " to " + max;
        return new ScalarType<>(
                expectation,
                text -> inRange(Integer.valueOf(like(INTEGER, text)), min, max, expectation),
                String::valueOf,
                JsonSchema.of(SCHEMA_TYPE, "integer", "minimum", min, "maximum", max));
    }

    /** A finite number in {@code [min, max]}. */
    public static ParameterType<Double> number(double min, double max) {
        String expectation = "a number from " + plain(min) + " to " + plain(max);
        return new ScalarType<>(
                expectation,
                text -> inRange(Double.valueOf(like(NUMBER, text)), min, max, expectation),
                ParameterTypes::plain,
                JsonSchema.of(SCHEMA_TYPE, "number", "minimum", min, "maximum", max));
    }

    /** A frequency in hertz, e.g. {@code 8000}, {@code 8000Hz} or {@code 44.1kHz}. */
    public static ParameterType<Integer> hertz(int min, int max) {
        String expectation = "a frequency from " + min + " to " + max + " Hz, e.g. 16000 or 16kHz";
        return new ScalarType<>(
                expectation,
                text -> inRange(Units.hertz(text), min, max, expectation),
                String::valueOf,
                JsonSchema.of(
                        "anyOf",
                        List.of(
                                JsonSchema.of(SCHEMA_TYPE, "integer", "minimum", min, "maximum", max),
                                JsonSchema.of(SCHEMA_TYPE, "string", "pattern", Units.HERTZ_PATTERN))));
    }

    /** A length of time with its unit, e.g. {@code 200ms} or {@code 1.5s}. */
    public static ParameterType<Duration> duration(Duration min, Duration max) {
        String expectation =
                "a duration from " + Units.format(min) + " to " + Units.format(max) + ", e.g. 200ms or 1.5s";
        return new ScalarType<>(
                expectation,
                text -> inRange(Units.duration(text), min, max, expectation),
                Units::format,
                JsonSchema.of(SCHEMA_TYPE, "string", "pattern", Units.DURATION_PATTERN));
    }

    /** One of an enum's constants, written in lower case with hyphens: {@code ONCE_PER_SEGMENT} is {@code once-per-segment}. */
    public static <E extends Enum<E>> ParameterType<E> choice(Class<E> type) {
        Map<String, E> byName = new LinkedHashMap<>();
        for (E constant : type.getEnumConstants()) {
            byName.put(hyphenated(constant), constant);
        }
        String expectation = "one of " + String.join(", ", byName.keySet());
        return new ScalarType<>(
                expectation,
                text -> Optional.ofNullable(byName.get(text))
                        .orElseThrow(() -> new IllegalArgumentException(expectation)),
                ParameterTypes::hyphenated,
                JsonSchema.of(ENUM, List.copyOf(byName.keySet())));
    }

    /** A value that a parser makes of a text; the parser throws IllegalArgumentException for what it refuses. */
    public static <T> ParameterType<T> of(
            String expectation, Function<String, T> parser, Function<T, String> format, Map<String, Object> schema) {
        return new ScalarType<>(
                expectation,
                text -> {
                    try {
                        return parser.apply(text);
                    } catch (NumberFormatException e) {
                        throw e;
                    } catch (IllegalArgumentException e) {
                        throw new IllegalArgumentException(expectation + " (" + e.getMessage() + ")", e);
                    }
                },
                format,
                schema);
    }

    /** A value of the type, or a keyword that says to find it elsewhere, e.g. {@code from-model}; then it is empty. */
    public static <T> ParameterType<Optional<T>> orKeyword(String keyword, ParameterType<T> type) {
        return new ParameterType<>() {
            @Override
            public Optional<T> read(SpecNode node, Problems problems) {
                if (node instanceof SpecNode.Scalar scalar && scalar.text().equals(keyword)) {
                    return Optional.empty();
                }
                Problems inner = new Problems();
                T value = type.read(node, inner);
                boolean isOtherScalar = node instanceof SpecNode.Scalar && !inner.isEmpty();
                if (isOtherScalar) {
                    problems.add(node.location(), "must be " + expectation() + ", not " + node.kind());
                } else {
                    inner.all().forEach(p -> problems.add(p.location(), p.message()));
                }
                return inner.isEmpty() ? Optional.of(value) : null;
            }

            @Override
            public String format(Optional<T> value) {
                return value.map(type::format).orElse(keyword);
            }

            @Override
            public String expectation() {
                return keyword + ", or " + type.expectation();
            }

            @Override
            public Map<String, Object> schema() {
                return JsonSchema.of("anyOf", List.of(JsonSchema.of("const", keyword), type.schema()));
            }
        };
    }

    /** A list of values. A single value stands for a list of one. */
    public static <T> ParameterType<List<T>> list(ParameterType<T> items) {
        return new ParameterType<>() {
            @Override
            public List<T> read(SpecNode node, Problems problems) {
                List<SpecNode> nodes = node instanceof SpecNode.Sequence sequence ? sequence.items() : List.of(node);
                List<T> values = new ArrayList<>();
                nodes.forEach(item -> values.add(items.read(item, problems)));
                return values.contains(null) ? null : List.copyOf(values);
            }

            @Override
            public String format(List<T> value) {
                return "[" + String.join(", ", value.stream().map(items::format).toList()) + "]";
            }

            @Override
            public String expectation() {
                return "a list, each item " + items.expectation();
            }

            @Override
            public Map<String, Object> schema() {
                return JsonSchema.of(
                        "anyOf", List.of(JsonSchema.of(SCHEMA_TYPE, "array", "items", items.schema()), items.schema()));
            }
        };
    }

    /** A fixed value, or a range that one is drawn from: {@code 1.0}, {@code [0.9, 1.1]} or {@code {from: 0.9, to: 1.1}}. */
    public static <T extends Comparable<? super T>> ParameterType<Range<T>> range(ParameterType<T> items) {
        return new RangeType<>(items);
    }

    /** A nested mapping with parameters of its own; the constructor throws IllegalArgumentException for what it refuses. */
    public static <T> ParameterType<T> mapping(ParameterSet parameters, Function<Settings, T> constructor) {
        return new ParameterType<>() {
            @Override
            public T read(SpecNode node, Problems problems) {
                Settings settings = parameters.read(node, problems);
                if (!settings.complete()) {
                    return null;
                }
                try {
                    return constructor.apply(settings);
                } catch (IllegalArgumentException e) {
                    problems.add(node.location(), e.getMessage());
                    return null;
                }
            }

            @Override
            public String format(T value) {
                return value.toString();
            }

            @Override
            public String expectation() {
                return "a mapping with the keys " + String.join(", ", parameters.names());
            }

            @Override
            public Map<String, Object> schema() {
                return parameters.schema();
            }
        };
    }

    private static String like(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new NumberFormatException(text);
        }
        return text;
    }

    private static <T extends Comparable<T>> T inRange(T value, T min, T max, String expectation) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(expectation);
        }
        return value;
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static String hyphenated(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record ScalarType<T>(
            String expectation, Function<String, T> parser, Function<T, String> formatter, Map<String, Object> schema)
            implements ParameterType<T> {
        @Override
        public T read(SpecNode node, Problems problems) {
            if (!(node instanceof SpecNode.Scalar scalar) || scalar.absent()) {
                problems.add(node.location(), "must be " + expectation + ", not " + node.kind());
                return null;
            }
            try {
                return parser.apply(scalar.text());
            } catch (NumberFormatException e) {
                problems.add(node.location(), "must be " + expectation + ", not '" + scalar.text() + "'");
            } catch (IllegalArgumentException e) {
                problems.add(
                        node.location(),
                        "must be " + e.getMessage() + ", not '" + scalar.text() + "'" + hint(scalar.text()));
            }
            return null;
        }

        /** The nearest of the values that there are, where they can be counted. */
        private String hint(String text) {
            return schema.get(ENUM) instanceof List<?> known
                    ? Suggestion.of(text, known.stream().map(String::valueOf).toList())
                    : "";
        }

        @Override
        public String format(T value) {
            return formatter.apply(value);
        }
    }
}
