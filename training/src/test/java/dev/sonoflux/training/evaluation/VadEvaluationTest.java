package dev.sonoflux.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.pipeline.PipelineSpec;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.splice.TruthWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VadEvaluationTest {
    private static final int RATE = 8000;
    private static final PipelineSpec CONFIG = PipelineSpec.read(
            "name: p\noperators:\n  - resample: 8000\n  - vad: { type: adaptive }\n  - segment\n  - window: segment\n",
            "p.yaml");
    private static final List<VadChoice> ENERGY = List.of(VadChoice.parse("energy"));

    @TempDir
    private Path folder;

    private LabelledStream stream;

    /** Two words of half a second, at -20 dBFS, in 4 s of silence. */
    @BeforeEach
    void writeStream() throws IOException {
        float[] samples = new float[4 * RATE];
        for (int start : new int[] {RATE, 5 * RATE / 2}) {
            for (int i = start; i < start + RATE / 2; i++) {
                samples[i] = i % 2 == 0 ? 0.1f : -0.1f;
            }
        }
        try (WavWriter wav = WavWriter.create(folder.resolve("s.wav"), RATE, SampleEncoding.F32_LE)) {
            wav.write(samples);
        }
        stream = labelled("{\"label\":\"a\",\"start\":1,\"end\":1.5}\n{\"label\":\"b\",\"start\":2.5,\"end\":3}\n");
    }

    private LabelledStream labelled(String truth) throws IOException {
        return LabelledStream.read(folder.resolve("s.wav"), Files.writeString(folder.resolve("s.truth.jsonl"), truth));
    }

    private static VadComparison evaluate(List<VadChoice> vads, LabelledStream stream, Optional<ClipNoise> noise) {
        return VadEvaluation.evaluate(CONFIG, vads, List.of(stream), noise, ProgressListener.NONE, warning -> {
            throw new AssertionError(warning);
        });
    }

    @Test
    void wordsThatAreHeardAreNotMissedAndTheHangoverIsCountedApart() {
        VadComparison comparison =
                evaluate(List.of(VadChoice.parse("energy,hangover=100ms")), stream, Optional.empty());

        assertThat(comparison.streams()).containsExactly("s.wav");
        assertThat(comparison.words()).isEqualTo(2);
        assertThat(comparison.seconds()).isEqualTo(4);
        assertThat(comparison.results()).singleElement().satisfies(result -> {
            assertThat(result.snrDb()).isEmpty();
            assertThat(result.frames()).isEqualTo(new FrameCounts(100, 0, 0, 300, 0, 20));
            assertThat(result.missed()).isEqualTo(new Proportion(0, 2));
            assertThat(result.segments().count()).isZero();
        });
    }

    @Test
    void detectorThatTakesAllForSpeechFindsNoWord() {
        VadResult result = evaluate(ENERGY, stream, Optional.of(ClipNoise.white(List.of(0.0), 1)))
                .results()
                .get(1);

        assertThat(result.snrDb()).isEqualTo(OptionalDouble.of(0));
        assertThat(result.frames().falseAlarmRate()).isEqualTo(1);
        assertThat(result.missed()).isEqualTo(new Proportion(2, 2));
        assertThat(result.segments().count()).as("of 3 s and of 1 s").isEqualTo(2);
    }

    @Test
    void resultsComeByNoiseAndThenByDetector() {
        List<VadChoice> vads = List.of(VadChoice.parse("energy"), VadChoice.parse("adaptive,onsetDb=6"));

        VadComparison comparison = evaluate(vads, stream, Optional.of(ClipNoise.white(List.of(10.0, 12.5), 1)));

        assertThat(comparison.results())
                .extracting(VadResult::vad)
                .containsExactly(vads.get(0), vads.get(1), vads.get(0), vads.get(1), vads.get(0), vads.get(1));
        assertThat(comparison.results())
                .extracting(VadResult::snrDb)
                .containsExactly(
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.of(12.5),
                        OptionalDouble.of(12.5),
                        OptionalDouble.of(10),
                        OptionalDouble.of(10));
        assertThat(VadText.format(comparison)).contains("white noise (seed 1)").contains("12.5 dB  adaptive,onsetDb=6");
        assertThat(VadJson.format(comparison)).contains("\"onsetDb\" : \"6\"").contains("\"snrDb\" : 10.000000");
    }

    @Test
    void noiseIsAtItsRatioToTheWordsAndNotToTheSilence() {
        StreamLevel level = StreamLevel.of(stream, warning -> {});

        assertThat(level.wordsDb()).isCloseTo(-20, within(0.01));
        assertThat(level.seconds()).isEqualTo(4);
        assertThatThrownBy(() -> level.source(ClipNoise.white(List.of(0.0), 1), 200))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("choose another ratio");
    }

    @Test
    void segmentIsOfAWordOnlyIfItIsMostlyTheWord() {
        List<TruthWord> words = stream.words();

        assertThat(VadEvaluation.found(words, List.of(new Span(0.8, 1.5), new Span(2.4, 3.5))))
                .isEqualTo(1);
        assertThat(VadEvaluation.found(words, List.of(new Span(1.1, 2.9)))).isZero();
        assertThat(VadEvaluation.found(words, List.of())).isZero();
    }

    @Test
    void wordsBeyondTheStreamAndUnknownDetectorsAreRefused() throws IOException {
        assertThatThrownBy(() -> evaluate(List.of(VadChoice.parse("loudness")), stream, Optional.empty()))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("--vad loudness");
        LabelledStream late = labelled("{\"label\":\"a\",\"start\":9,\"end\":9.5}\n");
        assertThatThrownBy(() -> evaluate(ENERGY, late, Optional.empty()))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("ends at 4.0000 s");
    }

    @Test
    void detectorsAreReadWithTheirSettings() {
        assertThat(VadChoice.parse("silero, onset=0.3,hangover=200ms").settings())
                .containsOnly(Map.entry("type", "silero"), Map.entry("onset", "0.3"), Map.entry("hangover", "200ms"));
        for (String broken : List.of("silero,onset", "silero,=3", "silero,type=energy", "silero,onset=1,onset=1")) {
            assertThatThrownBy(() -> VadChoice.parse(broken))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write its type");
        }
    }
}
