package dev.sonoflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.pipeline.Emission;
import dev.sonoflux.engine.pipeline.Pipeline;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.engine.recognition.Detection;
import dev.sonoflux.engine.recognition.Scores;
import dev.sonoflux.engine.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped pipeline that spots words in running speech, config/spotting.yaml. */
class SpottingTest {
    private static final Path CONFIG = CommandRun.HOME.resolve("config/spotting.yaml");
    private static final Path MODEL = CommandRun.HOME.resolve("models/digits");
    private static final double TOLERANCE = 1e-4;
    private static final double SNR_DB = 20;
    private static final int WORDS = 50;

    @TempDir
    private Path folder;

    /** Words with pauses of 0.05 to 0.5 s: some segments have one of them, and others many. */
    private Path words() {
        List<Recordings.Clip> clips = Recordings.testClips();
        List<Recordings.Clip> some = clips.stream()
                .filter(clip -> clips.indexOf(clip) % (clips.size() / WORDS) == 0)
                .toList();
        return SplicedStream.of(some, 0.05, 0.5, SNR_DB, 1).write(folder.resolve("words.wav"));
    }

    private static List<Object> heard(String yaml, Path wav) {
        PipelineSpec spec = PipelineSpec.read(yaml.replace("models/digits", MODEL.toString()), "p.yaml");
        try (Pipeline pipeline = Pipeline.of(spec, FileSource.of(wav))) {
            return pipeline.emissions(Set.of(Scores.class, Detection.class))
                    .<Object>map(Emission::item)
                    .collectList()
                    .block();
        }
    }

    @Test
    void scoresAndDetectionsAreThoseOfAPipelineWithWindowsOfTheSameLengthOneEvery80Milliseconds() throws IOException {
        String spotting = Files.readString(CONFIG);
        String windows = spotting.replace(
                "  - spot: { model: models/digits }\n",
                "  - window: { duration: 1262ms, stride: 80ms }\n  - features: from-model\n"
                        + "  - infer: { model: models/digits }\n");
        Path wav = words();

        List<Object> spotted = heard(spotting, wav);
        List<Object> recomputed = heard(windows, wav);

        assertThat(windows).isNotEqualTo(spotting);
        assertThat(spotted)
                .as("windows before the end of their segments")
                .filteredOn(item ->
                        item instanceof Scores scores && !scores.window().last())
                .hasSizeGreaterThan(WORDS);
        assertThat(spotted).filteredOn(Detection.class::isInstance).hasSizeGreaterThan(WORDS / 4);
        assertThat(spotted).hasSameSizeAs(recomputed);
        for (int i = 0; i < spotted.size(); i++) {
            if (spotted.get(i) instanceof Scores scores) {
                assertSame(scores, (Scores) recomputed.get(i));
            } else {
                assertSame((Detection) spotted.get(i), (Detection) recomputed.get(i));
            }
        }
    }

    private static void assertSame(Scores actual, Scores expected) {
        assertThat(actual.window()).usingRecursiveComparison().isEqualTo(expected.window());
        assertThat(actual.values()).containsExactly(expected.values(), within(TOLERANCE));
    }

    private static void assertSame(Detection actual, Detection expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .ignoringFields("confidence", "top")
                .isEqualTo(expected);
        assertThat(actual.confidence()).isCloseTo(expected.confidence(), within(TOLERANCE));
    }

    @Test
    void streamsAreMeasuredWithTheModelOfACommandInThePlaceOfItsOwn() throws IOException {
        Path truth = Files.writeString(folder.resolve("truth.jsonl"), "{\"label\":\"3\",\"start\":0.7,\"end\":1.09}\n");

        CommandRun run = CommandRun.of(
                "evaluate",
                "--config",
                CONFIG,
                "--model",
                MODEL,
                "--stream",
                CommandRun.HOME.resolve("demo/digits.wav"),
                "--truth",
                truth);

        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("through the pipeline spotting", ", 1 word\n");
    }
}
