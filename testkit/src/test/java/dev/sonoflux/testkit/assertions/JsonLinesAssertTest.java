package dev.sonoflux.testkit.assertions;

import static dev.sonoflux.testkit.assertions.SonofluxAssertions.assertThatJsonLines;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLinesAssertTest {
    private static final String LINES = "{\"label\":\"7\"}\n{\"label\":\"3\"}\n";

    @Test
    void sameBytesPass(@TempDir Path folder) throws IOException {
        assertThatJsonLines(LINES).areEqualTo(LINES);
        assertThatJsonLines(Files.writeString(folder.resolve("out.jsonl"), LINES))
                .areEqualTo(LINES);
    }

    @Test
    void firstLineThatDiffersIsShownBesideAllOfThem() {
        assertThatThrownBy(() -> assertThatJsonLines(LINES).areEqualTo("{\"label\":\"7\"}\n{\"label\":\"8\"}\n"))
                .hasMessageContainingAll(
                        "line 2 differs", "expected: {\"label\":\"8\"}", "but is:   {\"label\":\"3\"}", LINES);
    }

    @Test
    void lineThatIsMissingIsSaid() {
        assertThatThrownBy(() -> assertThatJsonLines("").areEqualTo(LINES))
                .hasMessageContaining("line 1 differs")
                .hasMessageContaining("nothing: there are 0 lines");
    }

    @Test
    void differentLineEndsAreADifference() {
        assertThatThrownBy(() -> assertThatJsonLines(LINES).areEqualTo(LINES.replace("\n", "\r\n")))
                .hasMessageContaining("not what ends them");
    }
}
