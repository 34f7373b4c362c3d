package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonoflux.engine.audio.AudioStream;
import dev.sonoflux.engine.audio.PcmFrame;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.source.FileSource;
import dev.sonoflux.operators.bundle.ModelBundle;
import dev.sonoflux.operators.decide.DecideConfig;
import dev.sonoflux.operators.decide.Decider;
import dev.sonoflux.operators.decide.Softmax;
import dev.sonoflux.operators.features.FeatureExtractor;
import dev.sonoflux.operators.infer.Infer;
import dev.sonoflux.operators.resample.ResampleConfig;
import dev.sonoflux.operators.resample.Resampler;
import dev.sonoflux.operators.segment.SegmentConfig;
import dev.sonoflux.operators.segment.Segmenter;
import dev.sonoflux.operators.vad.AdaptiveVad;
import dev.sonoflux.operators.vad.AdaptiveVadConfig;
import dev.sonoflux.operators.window.WindowConfig;
import dev.sonoflux.operators.window.Windower;
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
import reactor.core.publisher.Flux;

/** What the documentation shows compiles, runs, and is what there is. */
class ReadmeTest {
    private static final Path HOME = CommandRun.HOME;

    // The README shows this method's body.
    private static Flux<Detection> digits(Flux<PcmFrame> frames, ModelBundle model) {
        return frames.transform(Resampler.operator(ResampleConfig.ofRate(8000)))
                .transform(AdaptiveVad.operator(AdaptiveVadConfig.ofDefaults()))
                .transform(Segmenter.operator(SegmentConfig.ofDefaults()))
                .transform(Windower.operator(WindowConfig.wholeSegment()))
                .transform(FeatureExtractor.operator(model.features()))
                .transform(Infer.operator(model))
                .transform(Softmax.operator(model.temperature()))
                .transform(Decider.operator(DecideConfig.ofDefaults().withConfidence(0.5)));
    }

    @Test
    void theEmbeddedOperatorsHearTheDemo() {
        try (ModelBundle model = ModelBundle.open(HOME.resolve("models/digits-svm-robust"))) {
            Flux<PcmFrame> frames =
                    FileSource.of(HOME.resolve("demo/digits.wav")).streams().flatMap(AudioStream::frames);

            List<String> labels =
                    digits(frames, model).map(Detection::label).collectList().block();

            assertThat(labels).hasSizeGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void theReadmeShowsTheCodeThatRuns() throws IOException {
        String source = Files.readString(HOME.resolve("cli/src/test/java/dev/sonoflux/cli/ReadmeTest.java"));
        Matcher shown = Pattern.compile("(?s)```java\\n(.*?)```").matcher(Files.readString(HOME.resolve("README.md")));

        assertThat(shown.find()).isTrue();
        assertThat(withoutSpace(source)).contains(withoutSpace(shown.group(1)));
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
