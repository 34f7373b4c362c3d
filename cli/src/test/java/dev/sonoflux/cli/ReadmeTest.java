package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documentation shows compiles, runs, and is what there is. */
class ReadmeTest {
    private static final Path HOME = CommandRun.HOME;

    /** What the README shows is in these, which are compiled and tested. */
    private static final List<String> SOURCES = List.of(
            "examples/plain-operators/src/main/java/dev/sonoflux/examples/operators/Digits.java",
            "examples/plain-operators/src/test/java/dev/sonoflux/examples/operators/DigitsTest.java");

    @Test
    void theReadmeShowsTheCodeThatRuns() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String source : SOURCES) {
            sources.append(withoutSpace(Files.readString(HOME.resolve(source))));
        }
        Matcher shown = Pattern.compile("(?s)```java\\n(.*?)```").matcher(Files.readString(HOME.resolve("README.md")));

        int snippets = 0;
        for (; shown.find(); snippets++) {
            assertThat(sources.toString()).contains(withoutSpace(shown.group(1)));
        }
        assertThat(snippets).isEqualTo(2);
    }

    @Test
    void theReferenceIsWhatTheDefinitionsSay() throws IOException {
        assertThat(Files.readString(HOME.resolve("docs/components.md")))
                .as("print it anew: ./sonoflux config reference > docs/components.md")
                .isEqualTo(CommandRun.of("config", "reference").out());
    }

    @Test
    void thePublishedSchemaIsWhatTheDefinitionsSay() throws IOException {
        assertThat(Files.readString(HOME.resolve("docs/pipeline.schema.json")))
                .as("print it anew: ./sonoflux config schema > docs/pipeline.schema.json")
                .isEqualTo(CommandRun.of("config", "schema").out());
    }

    @Test
    void theDemoHearsMostOfIt() throws IOException {
        CommandRun run = CommandRun.of("demo");

        List<String> heard = run.out().lines().map(line -> line.split(" +")[5]).toList();
        List<String> spoken = Files.readAllLines(HOME.resolve("demo/digits.txt")).stream()
                .map(line -> line.substring(0, 1))
                .toList();
        assertThat(run.exit()).isZero();
        assertThat(heard).hasSameSizeAs(spoken);
        long right = Stream.iterate(0, i -> i + 1)
                .limit(heard.size())
                .filter(i -> heard.get(i).equals(spoken.get(i)))
                .count();
        assertThat(right).isGreaterThanOrEqualTo(11);
    }

    static Stream<String> liveCommands() throws IOException {
        return Pattern.compile("(?m)^\\./sonoflux (live\\b[^#>\n]*)")
                .matcher(Files.readString(HOME.resolve("README.md")))
                .results()
                .map(line -> line.group(1).strip());
    }

    @ParameterizedTest
    @MethodSource("liveCommands")
    void everyLiveCommandThatTheReadmeShowsIsAPipelineThatCanRun(String shown) {
        String shipped = HOME.resolve("config/digits.yaml").toString();
        String command = shown.replace("my-pipeline.yaml", shipped).replace(" --print-config", "") + " --print-config";

        CommandRun run = CommandRun.of((Object[]) command.split(" +"));

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("microphone:");
    }

    static Stream<Path> configs() throws IOException {
        try (Stream<Path> files = Files.list(HOME.resolve("config"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyExamplePipelineIsValid(Path config) {
        CommandRun run = CommandRun.of("config", "validate", config);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    private static String withoutSpace(String text) {
        return text.replaceAll("\\s+", "");
    }
}
