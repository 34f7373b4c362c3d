package dev.sonoflux.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

class YamlWriterTest {
    private static final Location ANYWHERE = new Location("test", 1, 1);
    private static final String ODD_CHARACTERS =
            " \t\n\r:#-?,[]{}&*!|>'\"%@`~=<\\/.0x_éü漢😀\u0000\u0007\u0085\u00a0\u2028\ufeff\ud800";

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "~",
                "null",
                "Null",
                "no",
                "Yes",
                "off",
                "y",
                "1e3",
                "1E+3",
                "0x1",
                "0o7",
                "07",
                "+1",
                ".5",
                "1.",
                ".inf",
                "-.INF",
                ".nan",
                "a: b",
                "a:",
                ":a",
                "*a",
                "&a",
                "!a",
                "%a",
                "@a",
                "`a",
                "- a",
                "-",
                "?",
                "# a",
                "a #b",
                " a",
                "a ",
                "a\nb",
                "\ttab",
                "\u0000",
                "\u0085",
                "\u2028",
                "\ufeff",
                "'",
                "\"",
                "\\",
                "a, b",
                "[a]",
                "{a}",
                "---",
                "...",
                "<<",
                "=",
                "2001-01-01",
                "12:30:45",
                "1_000",
                "\ud83d\ude00",
                "hw:1,0",
                "C:\\x",
                "~/x",
                "${HOME}/x"
            })
    void textThatCouldBeTakenForSomethingElseIsQuotedAndReadAsItself(String text) {
        String yaml = YamlWriter.scalar(text);

        assertThat(yaml).startsWith("\"").doesNotContain("\n");
        assertThat(YamlReader.read(yaml, "test")).isEqualTo(scalar(text));
        assertThat(asAnybodyReadsIt(yaml)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "from-model",
                "models/digits-svm-robust",
                "../x",
                "/dev/null",
                "./a.wav",
                "out.jsonl",
                "my mic",
                "Gerät_2",
                "true",
                "false",
                "0",
                "-1",
                "0.05",
                "16000",
                "200ms",
                "1.5s",
                "-34 dBFS",
                "16kHz"
            })
    void whatPeopleWritePlainlyIsPlain(String text) {
        assertThat(YamlWriter.scalar(text)).isEqualTo(text);
        assertThat(YamlReader.read(text, "test")).isEqualTo(scalar(text));
        assertThat(String.valueOf(asAnybodyReadsIt(text))).isEqualTo(text);
    }

    @Test
    void nodesAreWrittenOnOneLine() {
        SpecNode node = YamlReader.read("{a: [1, {b: }, []], 'c d': {}, e: 'no'}", "test");

        assertThat(YamlWriter.write(node)).isEqualTo("{ a: [1, { b: null }, []], c d: {}, e: \"no\" }");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsWrittenIsReadAsTheSame(long seed) {
        SpecNode node = node(new Random(seed), 4);

        assertThat(plain(YamlReader.read(YamlWriter.write(node), "test"))).isEqualTo(plain(node));
    }

    private static Object asAnybodyReadsIt(String yaml) {
        return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build()).loadFromString(yaml);
    }

    private static SpecNode.Scalar scalar(String text) {
        return new SpecNode.Scalar(text, false, ANYWHERE);
    }

    private static SpecNode node(Random random, int depth) {
        switch (depth == 0 ? random.nextInt(2) : random.nextInt(4)) {
            case 0:
                return random.nextInt(4) == 0 ? new SpecNode.Scalar("", true, ANYWHERE) : scalar(text(random));
            case 1:
                return scalar(text(random));
            case 2:
                List<SpecNode> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(node(random, depth - 1));
                }
                return new SpecNode.Sequence(items, ANYWHERE);
            default:
                SpecNode.Mapping mapping = new SpecNode.Mapping(List.of(), ANYWHERE);
                for (int i = random.nextInt(4); i > 0; i--) {
                    mapping = mapping.with(text(random), node(random, depth - 1));
                }
                return mapping;
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(
                    random.nextInt(3) == 0
                            ? (char) ('a' + random.nextInt(26))
                            : ODD_CHARACTERS.charAt(random.nextInt(ODD_CHARACTERS.length())));
        }
        return text.toString();
    }

    /** The same without where it stands. */
    private static String plain(SpecNode node) {
        return node.toString().replaceAll("location=(test|p.yaml):[0-9]+:[0-9]+", "");
    }
}
