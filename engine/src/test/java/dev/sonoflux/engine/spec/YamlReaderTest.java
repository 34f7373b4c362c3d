package dev.sonoflux.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonoflux.engine.SonofluxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    private static final String VALID = """
            name: digits
            operators:
              - vad: &v { type: energy, threshold: 0.02 }   # a comment
              - vad: *v
            """;

    @Test
    void everyNodeKnowsItsPlace() {
        SpecNode.Mapping root = (SpecNode.Mapping) YamlReader.read(VALID, "p.yaml");

        assertThat(root.get("name").orElseThrow().location()).isEqualTo(new Location("p.yaml", 1, 7));
        SpecNode.Sequence operators = (SpecNode.Sequence) root.get("operators").orElseThrow();
        assertThat(operators.items())
                .hasSize(2)
                .allSatisfy(item ->
                        assertThat(((SpecNode.Mapping) item).get("vad")).containsInstanceOf(SpecNode.Mapping.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: [1, 2", "a: b: c", "\t- x", "a: \"unclosed", "--- a\n--- b", "? [x]\n: y", "a: *nowhere"})
    void refusesWhatIsNotOneDocumentWithLineAndColumn(String yaml) {
        assertThatThrownBy(() -> YamlReader.read(yaml, "p.yaml"))
                .isInstanceOf(SpecException.class)
                .hasMessageMatching("(?s)p\\.yaml:\\d+:\\d+: .+");
    }

    @Test
    void aKeyTwiceIsAProblemThatNamesBothLines() {
        assertThatThrownBy(() -> YamlReader.read("a: 1\nb: 2\na: 3\n", "p.yaml"))
                .hasMessage("p.yaml:3:1: 'a' stands here twice; first on line 1");
    }

    @Test
    void aTextThatExpandsToAHugeTreeIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [".formatted(i, i));
            bomb.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertThatThrownBy(() -> YamlReader.read(bomb.toString(), "p.yaml")).isInstanceOf(SpecException.class);
    }

    @Test
    void whateverTheTextItIsReadOrRefusedButNeverFailsOtherwise() {
        Random random = new Random(7);
        for (int i = 0; i < 5000; i++) {
            byte[] bytes = VALID.getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k <= random.nextInt(4); k++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
            }
            try {
                assertThat(YamlReader.read(new String(bytes, StandardCharsets.UTF_8), "p.yaml"))
                        .isNotNull();
            } catch (SpecException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed(@TempDir Path folder) throws IOException {
        Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE9, (byte) 0xE8});
        Path big = Files.write(folder.resolve("big.yaml"), new byte[(1 << 20) + 1]);

        assertThatThrownBy(() -> YamlReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("none.yaml does not exist");
        assertThatThrownBy(() -> YamlReader.read(latin1)).hasMessageContaining("latin1.yaml is not UTF-8");
        assertThatThrownBy(() -> YamlReader.read(big)).hasMessageContaining("big.yaml is larger than");
        assertThatThrownBy(() -> YamlReader.read(folder)).isInstanceOf(SonofluxException.class);
    }
}
