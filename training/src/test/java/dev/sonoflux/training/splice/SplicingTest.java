package dev.sonoflux.training.splice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.sonoflux.engine.SonofluxException;
import dev.sonoflux.engine.audio.SampleEncoding;
import dev.sonoflux.engine.audiofile.AudioClip;
import dev.sonoflux.engine.audiofile.ChannelMix;
import dev.sonoflux.engine.audiofile.WavWriter;
import dev.sonoflux.engine.random.Range;
import dev.sonoflux.operators.augment.NoiseKind;
import dev.sonoflux.operators.augment.ReverbConfig;
import dev.sonoflux.training.ProgressListener;
import dev.sonoflux.training.dataset.Dataset;
import dev.sonoflux.training.dataset.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplicingTest {
    private static final int RATE = 8000;
    private static final SpliceConfig PLAIN =
            SpliceConfig.ofDefaults().withGap(Range.of(Duration.ofMillis(300), Duration.ofMillis(900)));

    @TempDir
    private Path folder;

    private final Map<String, float[]> words = new HashMap<>();
    private Path data;

    /** Words are tones of different frequencies, lengths and levels, whose samples 16 bits hold exactly. */
    @BeforeEach
    void record() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        for (int digit = 0; digit < 4; digit++) {
            for (int take = 0; take < 3; take++) {
                float[] word = new float[2400 + 400 * digit + 37 * take];
                for (int i = 0; i < word.length; i++) {
                    word[i] = Math.round(8000 * Math.cos(0.1 * (digit + 2) * i)) / 32768f;
                }
                String name = digit + "_ann_" + take + ".wav";
                words.put(name, word);
                write(data.resolve(name), word);
            }
        }
    }

    @Test
    void everyWordLiesOnceWhereTheTruthSaysAndSilenceBetweenThem() {
        Splicing.Summary made = splice(PLAIN, "words.wav");

        float[] stream = read("words.wav");
        List<TruthWord> truth = TruthReader.read(folder.resolve("words.truth.jsonl"));
        assertThat(truth).extracting(TruthWord::id).containsExactlyInAnyOrderElementsOf(words.keySet());
        int end = 0;
        for (TruthWord word : truth) {
            int from = sample(word.start());
            assertThat(word.stream()).isEqualTo("words.wav");
            assertThat(word.label()).isEqualTo(word.id().substring(0, 1));
            assertThat(word.speaker()).isEqualTo("ann");
            assertThat(Arrays.copyOfRange(stream, end, from)).containsOnly(0f);
            assertThat(from - end).isBetween(2400, 7200);
            end = sample(word.end());
            assertThat(Arrays.copyOfRange(stream, from, end)).isEqualTo(words.get(word.id()));
        }
        assertThat(Arrays.copyOfRange(stream, end, stream.length))
                .containsOnly(0f)
                .hasSizeBetween(2400, 7200);
        assertThat(made.words()).isEqualTo(12);
        assertThat(made.clipped()).isZero();
        assertThat(made.length().toMillis()).isCloseTo(stream.length / 8L, within(1L));
    }

    @Test
    void sameSeedGivesTheSameBytesAndAnotherOneAnotherOrder() throws IOException {
        splice(PLAIN.withNoise(NoiseKind.WHITE, 10).withReverb(ReverbConfig.ofDefaults()), "a.wav");
        byte[] first = Files.readAllBytes(folder.resolve("a.wav"));
        byte[] firstTruth = Files.readAllBytes(folder.resolve("a.truth.jsonl"));

        splice(PLAIN.withNoise(NoiseKind.WHITE, 10).withReverb(ReverbConfig.ofDefaults()), "a.wav");
        assertThat(folder.resolve("a.wav")).hasBinaryContent(first);
        assertThat(folder.resolve("a.truth.jsonl")).hasBinaryContent(firstTruth);

        splice(PLAIN.withSeed(1), "b.wav");
        assertThat(ids("b.truth.jsonl")).isNotEqualTo(ids("a.truth.jsonl")).hasSize(12);
    }

    @Test
    void noiseCoversGapsAsItCoversWordsAtTheRatioToTheWordsMeanPower() {
        splice(PLAIN, "clean.wav");
        splice(PLAIN.withNoise(NoiseKind.WHITE, 10), "noisy.wav");

        double[] clean = asDoubles(read("clean.wav"));
        double[] noisy = asDoubles(read("noisy.wav"));
        List<TruthWord> truth = TruthReader.read(folder.resolve("noisy.truth.jsonl"));
        double wordPower = 0;
        double inWords = 0;
        double inGaps = 0;
        int wordSamples = 0;
        for (int i = 0; i < clean.length; i++) {
            double seconds = (double) i / RATE;
            double noise = noisy[i] - clean[i];
            if (truth.stream().anyMatch(w -> seconds >= w.start() - 1e-4 && seconds < w.end() - 1e-4)) {
                wordPower += clean[i] * clean[i];
                inWords += noise * noise;
                wordSamples++;
            } else {
                inGaps += noise * noise;
            }
        }
        inWords /= wordSamples;
        inGaps /= clean.length - wordSamples;
        wordPower /= wordSamples;
        assertThat(10 * Math.log10(wordPower / inWords)).isCloseTo(10, within(0.2));
        assertThat(10 * Math.log10(wordPower / inGaps)).isCloseTo(10, within(0.2));
    }

    @Test
    void reverberationReachesIntoTheGapsAndMovesNoWord() {
        splice(PLAIN, "dry.wav");
        splice(PLAIN.withReverb(ReverbConfig.ofDefaults()), "wet.wav");

        float[] wet = read("wet.wav");
        List<TruthWord> truth = TruthReader.read(folder.resolve("wet.truth.jsonl"));
        assertThat(truth.stream().map(TruthWord::start))
                .hasSameElementsAs(TruthReader.read(folder.resolve("dry.truth.jsonl")).stream()
                        .map(TruthWord::start)
                        .toList());
        for (TruthWord word : truth) {
            int start = sample(word.start());
            int end = sample(word.end());
            assertThat(wet[start])
                    .as("the direct sound's first sample")
                    .isCloseTo(words.get(word.id())[0], within(0.05f));
            assertThat(loudest(wet, end, end + 400)).as("the tail").isGreaterThan(0.005f);
        }
    }

    @Test
    void whatFailsLeavesFormerFilesAsTheyWereAndNothingElse() throws IOException {
        splice(PLAIN, "words.wav");
        byte[] before = Files.readAllBytes(folder.resolve("words.wav"));
        Files.writeString(data.resolve("9_ann_0.wav"), "RIFF no more");

        assertThatThrownBy(() -> splice(PLAIN, "words.wav"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("9_ann_0.wav");

        assertThat(folder.resolve("words.wav")).hasBinaryContent(before);
        assertThat(names()).containsExactlyInAnyOrder("data", "words.wav", "words.truth.jsonl");
    }

    @Test
    void silentWordsHaveNoRatioToNoise() throws IOException {
        for (Path file : List.copyOf(words.keySet()).stream().map(data::resolve).toList()) {
            write(file, new float[800]);
        }

        assertThatThrownBy(() -> splice(PLAIN.withNoise(NoiseKind.WHITE, 10), "words.wav"))
                .isInstanceOf(SonofluxException.class)
                .hasMessageContaining("the words of data are silent");
    }

    @Test
    void softWordsGetNoiseThatIsAsFarBelowThem() throws IOException {
        for (Map.Entry<String, float[]> word : words.entrySet()) {
            float[] soft = word.getValue().clone();
            for (int i = 0; i < soft.length; i++) {
                soft[i] /= 128;
            }
            write(data.resolve(word.getKey()), soft);
        }
        StreamFiles floats = StreamFiles.of(folder.resolve("soft.wav")).withEncoding(SampleEncoding.F32_LE);

        new Splicing(dataset(), PLAIN.withNoise(NoiseKind.WHITE, 20), RATE, ProgressListener.NONE).write(floats);

        float[] gap = Arrays.copyOf(read("soft.wav"), 2400);
        double power = 0;
        for (float sample : gap) {
            power += (double) sample * sample / gap.length;
        }
        double wordsDb = 20 * Math.log10(8000 / 32768.0 / 128 / Math.sqrt(2));
        assertThat(10 * Math.log10(power)).isCloseTo(wordsDb - 20, within(0.5));
    }

    @Test
    void clippedSamplesAreCountedAndFloatsAreNot() {
        SpliceConfig loud = PLAIN.withNoise(NoiseKind.WHITE, -20);

        assertThat(splice(loud, "clipped.wav").clipped()).isPositive();
        StreamFiles floats = StreamFiles.of(folder.resolve("whole.wav")).withEncoding(SampleEncoding.F32_LE);
        assertThat(new Splicing(dataset(), loud, RATE, ProgressListener.NONE)
                        .write(floats)
                        .clipped())
                .isZero();
    }

    @Test
    void wordsComeAtTheStreamsRate() {
        new Splicing(dataset(), PLAIN, 16_000, ProgressListener.NONE).write(StreamFiles.of(folder.resolve("w.wav")));

        TruthWord first = TruthReader.read(folder.resolve("w.truth.jsonl")).get(0);
        assertThat(first.end() - first.start()).isCloseTo(words.get(first.id()).length / 8000.0, within(1e-3));
    }

    private Splicing.Summary splice(SpliceConfig config, String out) {
        return new Splicing(dataset(), config, RATE, ProgressListener.NONE).write(StreamFiles.of(folder.resolve(out)));
    }

    private Dataset dataset() {
        return Dataset.open(data, Split.ALL, Dataset.Broken.FAILS, warning -> {});
    }

    private List<String> ids(String truth) {
        return TruthReader.read(folder.resolve(truth)).stream()
                .map(TruthWord::id)
                .toList();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private float[] read(String name) {
        return AudioClip.read(folder.resolve(name), ChannelMix.mean(), Duration.ofMinutes(2))
                .samples();
    }

    private static int sample(double seconds) {
        return (int) Math.round(seconds * RATE);
    }

    private static float loudest(float[] samples, int from, int to) {
        float loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }

    private static double[] asDoubles(float[] samples) {
        double[] doubles = new double[samples.length];
        Arrays.setAll(doubles, i -> samples[i]);
        return doubles;
    }

    private static void write(Path file, float[] samples) {
        try (WavWriter writer = WavWriter.create(file, RATE, SampleEncoding.S16_LE)) {
            writer.write(samples);
        }
    }
}
